import { listTrail } from '@/lib/audit/queries'
import { readAccount } from '@/lib/auth/account-row'
import { newSession } from '@/lib/auth/account-session'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { getDashboard } from '@/lib/compliance/queries'
import { exportRequests } from '@/lib/compliance/queries/export-requests'
import { readFilters } from '@/lib/compliance/schema'
import { db } from '@/lib/db/client'
import { searchCopies } from '@/lib/documents/queries/search-copies'
import { listPeople } from '@/lib/people/queries/list-people'
import { listPolicies } from '@/lib/policies/queries/list-policies'
import { listRounds } from '@/lib/rounds/queries'
import { getSchoolSettings } from '@/lib/schools/queries'
import { listToSign } from '@/lib/signing/queries'

/** What the pages show, read by the queries of the pages as the headteacher and as everyone who may sign, as JSON. */
const { id: schoolId } = await db.school.findFirstOrThrow({ select: { id: true } })
async function asAccount(accountId: string) {
  const account = await readAccount(accountId, await newSession(db, accountId, Date.now(), 'The drill'))
  if (!account) throw new Error('The account does not stand.')
  const { people, grants, name, sharedAddress } = account
  const known = { knownBy: 'password', secondStep: NO_SECOND_STEP, sharedAddress } as const
  return { kind: 'account', accountId, name, people, grants, ...known } as const
}
const post = await db.grant.findFirstOrThrow({ where: { post: 'headteacher' }, select: { accountId: true } })
const head = await asAccount(post.accountId)
// The first line names the columns.
const lines = (text = '') => text.trim().split('\n').length - 1
const rounds = []
for (const { id, name } of await listRounds(head, schoolId)) {
  const dashboard = await getDashboard(head, schoolId, id)
  const file = await exportRequests(head, id, readFilters({ state: 'all' }))
  rounds.push({ name, asked: dashboard?.total.asked ?? null, listed: lines(file?.text) })
}
let toSign = 0
for (const { id } of await db.account.findMany({ where: { people: { some: {} } }, select: { id: true } })) {
  toSign += (await listToSign(await asAccount(id))).length
}
const people = await listPeople(head, { schoolId })
process.stdout.write(
  JSON.stringify({
    rounds,
    toSign,
    people: people.total,
    policies: (await listPolicies(head, schoolId)).length,
    trail: (await listTrail(head, { schoolId }))?.rows.length ?? 0,
    copies: (await searchCopies(head, schoolId, '', 1)).total,
    school: (await getSchoolSettings(head, schoolId)) !== null,
  }),
)
await db.$disconnect()
process.exit(0)
