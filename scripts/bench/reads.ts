import type { Client } from 'pg'
import { getDashboard, listRequests } from '@/lib/compliance/queries'
import { readFilters } from '@/lib/compliance/schema'
import { listPeople } from '@/lib/people/queries'
import { listToSign } from '@/lib/signing/queries'
import { quantile, rounded, timed } from './numbers'
import { aPupilRound, signer } from './world'

const [SMALL, LARGE] = [1_000, 20_000]
const RUNS = { times: 40, warmUp: 10 }

type World = Awaited<ReturnType<typeof aPupilRound>>

const QUERIES: Record<string, (world: World) => Promise<unknown>> = {
  getDashboard: ({ office, schoolId, roundId }) => getDashboard(office, schoolId, roundId),
  listRequests: ({ office, roundId }) => listRequests(office, roundId, readFilters({})),
  'listRequests, searched': ({ office, roundId }) => listRequests(office, roundId, readFilters({ q: 'pupil77' })),
  listToSign: ({ schoolId, parentId }) => listToSign(signer(schoolId, parentId)),
  listPeople: ({ office, schoolId }) => listPeople(office, { schoolId }),
}

/** Milliseconds of what the pages read, at a school with a small round and at one with a large round. */
export async function measureReads(sql: Client) {
  const [small, large] = [await aPupilRound(sql, SMALL), await aPupilRound(sql, LARGE)]
  await sql.query('ANALYZE')
  const rows = []
  for (const [query, read] of Object.entries(QUERIES)) {
    const medianOf = async (world: World) => quantile(await timed(() => read(world), RUNS), 0.5)
    const [smallMs, largeMs] = [await medianOf(small), await medianOf(large)]
    rows.push({ query, smallMs: rounded(smallMs), largeMs: rounded(largeMs), ratio: rounded(largeMs / smallMs) })
  }
  return { small: SMALL, large: LARGE, rows }
}
