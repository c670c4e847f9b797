import { issueSetupCode } from '@/lib/accounts/commands/set-up-first-school'
import { db } from '@/lib/db/client'
import { type BuiltEntries, readBuild } from '../build-entries'
import { type Digest, openDigest } from '../digest'
import type { Row, Server } from '../table/row'
import { allActors, type TableActor } from './actors'
import { buildWholeSchool, type School } from './extras'

/** Two schools of two trusts, everybody who asks, the running programs, and the database behind them. */
export type World = {
  here: School
  elsewhere: School
  actors: TableActor[]
  build: BuiltEntries
  digest: Digest
  server: (row: Pick<Row, 'server'>) => string
  lastEntry: () => Promise<string>
  entriesSince: (id: string) => Promise<{ action: string; accountId: string | null }[]>
}

export async function buildWorld(ownerUrl: string, addresses: Record<Server, string>): Promise<World> {
  // The health of an installation whose worker lives: here none runs, so that nothing changes by itself.
  await db.workerHeartbeat.create({
    data: { id: 'table of entries', seenAt: new Date(Date.now() + 3_600_000) },
    select: { id: true },
  })
  // Issued before there was a school, as the first start of an installation does.
  const setupCode = await issueSetupCode()
  const [one, two] = await Promise.all(
    ['Here trust', 'Elsewhere trust'].map((name) => db.trust.create({ data: { name }, select: { id: true } })),
  )
  const here = await buildWholeSchool('ashq', '900001', one?.id ?? '', setupCode)
  const elsewhere = await buildWholeSchool('birchq', '900002', two?.id ?? '', setupCode)
  return {
    here,
    elsewhere,
    actors: await allActors(here, elsewhere),
    build: readBuild(),
    digest: await openDigest(ownerUrl),
    server: ({ server = 'school' }) => addresses[server],
    lastEntry: async () => (await db.auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? '',
    entriesSince: async (id) => {
      const entries = await db.auditEntry.findMany({ where: { id: { gt: id } }, select: { action: true, actor: true } })
      return entries.map(({ action, actor }) => ({ action, accountId: accountOf(actor) }))
    },
  }
}

const accountOf = (actor: unknown) =>
  typeof actor === 'object' && actor !== null && 'accountId' in actor ? String(actor.accountId) : null
