import { db } from '@/lib/db/client'
import type { ActorName } from '../world/actors'
import type { School } from '../world/extras'
import { actionsOf, plainRoute, schoolPage } from './build-rows'
import { shows } from './does'
import { EVERYONE, HEAD } from './row'

const verify = actionsOf('(public)/verify/actions.ts')
const evidence = actionsOf('(school)/evidence/actions.ts')
const SEES_TRAIL: readonly ActorName[] = ['headteacher', 'safeguarding_lead', 'it_manager', 'trust_officer']

/** Checkpoints, which name nobody: who sees the trail sees them, the headteacher makes them. */
export const PAGES_OF_EVIDENCE = [
  schoolPage('/evidence', '/evidence', SEES_TRAIL, (school, { name }) => [
    'All checkpoints',
    school.checkpoint.hash,
    ...(name.includes('head') ? ['Make a checkpoint now', 'At most once a week'] : ['The headteachers get the newest']),
  ]),
]

export const ROUTES_OF_EVIDENCE = [
  plainRoute(
    '/api/checkpoints/[checkpointId]',
    ({ checkpoint }) => `/api/checkpoints/${checkpoint.id}`,
    SEES_TRAIL,
    ({ checkpoint }) => ['content-type: application/json', 'content-disposition: attachment', checkpoint.hash],
    { methods: 'GET, HEAD, OPTIONS' },
  ),
]

async function hashOf({ signer }: School) {
  const copy = await db.document.findUniqueOrThrow({ where: { id: signer.document }, select: { sha256: true } })
  return { sha256: copy.sha256 }
}

const byScript = { byScript: true, takesState: false } as const

export const ACTIONS_OF_EVIDENCE = [
  evidence('makeCheckpointAction', { may: HEAD, fields: ({ id }) => ({ schoolId: id }), does: 'checkpoint.made' }),
  evidence('setCheckpointMailAction', {
    may: HEAD,
    fields: ({ id }) => ({ schoolId: id, rhythm: 'weekly' }),
    does: 'checkpoint.mail_set',
  }),
  // Whoever holds the file of a copy learns that it is genuine and whose school made it, and no name.
  verify('verifyFileAction', {
    about: 'of a copy',
    may: EVERYONE,
    alsoShows: ['school', 'policy'],
    fields: hashOf,
    does: shows('"standing":"stands"'),
    ...byScript,
  }),
  verify('verifyFileAction', {
    about: 'of another file',
    may: [],
    missing: { sha256: 'b'.repeat(64) },
    fields: () => ({ sha256: 'c'.repeat(64) }),
    does: shows('"standing"'),
    ...byScript,
  }),
]
