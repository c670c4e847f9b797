import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { fresh } from '../world/fresh'
import { aPack } from '../world/packs'
import { actionsOf } from './build-rows'
import { type ActionRow, OFFICE } from './row'

const stuck = actionsOf('(school)/stuck/actions.ts')
type Here = Parameters<ActionRow['fields']>[0]

/** Each kind of stuck work, with something of it that is stuck, and the entry that trying again leaves. */
const KINDS: [source: string, makeOne: (school: Here) => Promise<unknown>, does: string][] = [
  ['copies', (school) => fresh.stuck(school), 'copies.retried'],
  ['messages', (school) => fresh.failedMessage(school), 'messages.retried'],
  ['packs', (school) => aPack(school, 'failed'), 'packs.retried'],
  [
    'scans',
    ({ id }) => {
      const createdAt = new Date(Date.now() - 3_600_000)
      return db.scan.create({
        data: { schoolId: id, startedBy: {}, state: 'reading', createdAt },
        select: { id: true },
      })
    },
    'scans.retried',
  ],
  [
    'imports',
    ({ id }) => db.import.create({ data: { schoolId: id, whole: true, startedBy: {}, state: 'failed' } }),
    'imports.retried',
  ],
  [
    'files',
    async (school) => {
      const { id: personId } = await fresh.staff(school)
      const about = { schoolId: school.id, personId, accountId: crypto.randomUUID(), own: false }
      await db.accessFile.create({
        data: { ...about, state: 'failed', expiresAt: new Date(Date.now() + 86_400_000) },
        select: { id: true },
      })
    },
    'access_files.retried',
  ],
  [
    'jobs',
    ({ id }) => addJob(db, 'round.invite', { schoolId: id, roundId: id }, { runAt: new Date(Date.now() - 3_600_000) }),
    'jobs.retried',
  ],
]

export const ACTIONS_OF_STUCK = KINDS.map(([source, makeOne, does]) =>
  stuck('tryAgainAction', {
    about: source,
    own: true,
    may: OFFICE,
    fields: async (school) => {
      await makeOne(school)
      return { source }
    },
    does,
  }),
)
