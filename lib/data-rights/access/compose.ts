import 'server-only'
import { londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { leaversAmong } from '../leavers'
import { rulesOf } from '../queries/retention-rules'
import { AccessContent, iso } from './content'
import { readAccounts } from './read-accounts'
import { readMail } from './read-mail'
import { readRecord } from './read-record'
import { readScans } from './read-scans'
import { type Beside, readSigning } from './read-signing'
import { readTrail } from './read-trail'
import type { Subject } from './subject'
import { withhold } from './withhold'

const ALWAYS_LEFT_OUT = [
  'Passwords, second steps’ secrets and the secret parts of links: only scrambled forms of them are kept, which nobody can read.',
  'Which links in mails opened something: their secret parts are left out.',
]
const FOR_EVERYBODY = [
  'Of what was done: whatever came before the latest thousand entries.',
  'Who else answers for the same children, with their addresses, telephone and network numbers, and what they signed or why they declined.',
  'Copies that show somebody else’s signature, and pictures of forms on paper.',
]
const FOR_A_PARENT = [
  'What the school’s staff typed as reasons about the child, because it may say something about other people. Ask the school if you need it.',
]

/** Everything held about a person, within the limits of the household, and the kept files that go with it. */
export async function composeFile(tx: Tx, subject: Subject): Promise<{ content: AccessContent; beside: Beside[] }> {
  const { schoolId, personId, personIds, parentId } = subject
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { name: true, urn: true } })
  const { beside, ...signing } = await readSigning(tx, subject)
  const rules = await rulesOf(tx, schoolId)
  const [leaver] = await leaversAmong(tx, { schoolId, personIds: [personId], rules, day: londonDay(now()) })
  const holds = await tx.legalHold.count({ where: { personId: { in: personIds }, endedAt: null } })
  const files = await tx.accessFile.findMany({
    where: { personId: { in: personIds }, parentId },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  })
  const content: AccessContent = {
    format: 'countersign-access-file',
    version: 1,
    madeAt: iso(now()),
    school,
    madeFor: parentId ? 'parent' : 'person',
    leftOut: [...ALWAYS_LEFT_OUT, ...FOR_EVERYBODY, ...(parentId ? FOR_A_PARENT : [])],
    ...(await readRecord(tx, subject)),
    ...(await readAccounts(tx, subject)),
    ...signing,
    ...(await readScans(tx, subject)),
    ...(await readMail(tx, subject)),
    ...(await readTrail(tx, subject)),
    keeping: { keptUntil: leaver?.dueOn ?? null, held: !parentId && holds > 0 },
    earlierFiles: files.map(({ createdAt }) => ({ madeAt: iso(createdAt) })),
  }
  // Whatever a reader let through: what belongs to others stands nowhere.
  return { content: AccessContent.parse(withhold(content, subject.secrets)), beside }
}
