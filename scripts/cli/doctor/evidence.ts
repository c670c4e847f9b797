import type { ClientBase } from 'pg'
import { db } from '@/lib/db/client'
import { counted } from '@/lib/format/words'
import { refreshStates } from '@/lib/rounds/commands/refresh-states'
import { entryHash, sectionHash } from '@/lib/signing/hash-chain'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import type { Envelope } from '@/lib/signing/types'
import { getFile } from '@/lib/storage/files'
import { one } from './database'
import { type Finding, fault, ok } from './finding'

const LAST_ENTRIES = 500
const LAST_REQUESTS = 2000
const LAST_COPIES = 20
const BROKEN =
  'Change nothing, keep the database as it is, and compare with checkpoints and exports kept outside; a backup from before restores the record.'

/** The end of each school's chain, or with `deep` the whole of it. */
export async function chains(client: ClientBase, deep: boolean): Promise<Finding[]> {
  const { rows: schools } = await client.query<{ id: string; name: string }>(
    'SELECT id, name FROM "School" ORDER BY name',
  )
  const found: Finding[] = []
  for (const school of schools) {
    const { entries, what } = deep ? await whole(school.id) : await endOf(client, school.id)
    found.push(
      what
        ? fault(`the chain of ${school.name} does not hold: ${what}`, BROKEN)
        : ok(`the chain of ${school.name} holds${deep ? '' : ' at its end'}: ${counted(entries, 'entry', 'entries')}`),
    )
  }
  return found.length > 0 ? found : [ok('no school yet')]
}

type Chain = { entries: number; what: string | null }

async function whole(schoolId: string): Promise<Chain> {
  const { entries, fault: first } = await verifySchoolChain(schoolId)
  return { entries, what: first ? `${first.sequence ? `entry ${first.sequence}: ` : ''}${first.what}` : null }
}

type Entry = {
  sequence: number
  envelope: string
  previousHash: string
  hash: string
  sections: { name: string; salt: string; content: string }[]
  head: { sequence: number; hash: string } | null
}

async function endOf(client: ClientBase, schoolId: string): Promise<Chain> {
  // One statement, so that a signature that comes meanwhile is in both or in neither.
  const { rows } = await client.query<Entry>(
    `SELECT entry.sequence, entry.envelope, entry."previousHash", entry.hash,
      (SELECT json_build_object('sequence', sequence, 'hash', hash) FROM "ChainHead" WHERE "schoolId" = $1) AS head,
      coalesce((SELECT json_agg(json_build_object('name', name, 'salt', salt, 'content', content))
        FROM "EvidenceSection" WHERE "entryId" = entry.id), '[]') AS sections
      FROM "EvidenceEntry" entry WHERE entry."schoolId" = $1 ORDER BY entry.sequence DESC LIMIT ${LAST_ENTRIES}`,
    [schoolId],
  )
  const [last] = rows
  if (!last) return { entries: 0, what: null }
  const { head } = last
  if (head?.sequence !== last.sequence || head.hash !== last.hash)
    return { entries: rows.length, what: 'its head is not its last entry' }
  for (const [index, entry] of rows.entries()) {
    const before = rows[index + 1]
    const what = faultOf(entry, before)
    if (what) return { entries: rows.length, what: `entry ${entry.sequence}: ${what}` }
  }
  return { entries: rows.length, what: null }
}

function faultOf(
  { envelope, previousHash, hash, sequence, sections }: Entry,
  before: Entry | undefined,
): string | null {
  if (entryHash(previousHash, envelope) !== hash) return 'the hash is not that of the envelope'
  if (before && (before.hash !== previousHash || before.sequence !== sequence - 1))
    return 'the one before it is another'
  const named = (JSON.parse(envelope) as Envelope).sections as Record<string, string>
  const altered = sections.find(({ name, salt, content }) => named[name] !== sectionHash(salt, content))
  return altered ? `its ${altered.name} section was altered` : null
}

/** States of the latest requests of the open rounds, or with `deep` of all of them, derived again from their slots. */
export async function states(deep: boolean): Promise<Finding> {
  const requests = await db.request.findMany({
    where: { round: { status: 'open' } },
    select: { id: true },
    orderBy: { id: 'desc' },
    ...(!deep && { take: LAST_REQUESTS }),
  })
  let wrong = 0
  let first = ''
  for (let start = 0; start < requests.length; start += 500) {
    const ids = requests.slice(start, start + 500).map((request) => request.id)
    const changes = await refreshStates(db, ids, false)
    wrong += changes.length
    first ||= changes[0] ? `${changes[0].requestId} is kept as ${changes[0].before} and is ${changes[0].after}` : ''
  }
  if (wrong === 0) return ok(`the states of ${counted(requests.length, 'request')} follow from their signatures`)
  return fault(
    `${counted(wrong, 'state')} not what the signatures make: ${first}`,
    'The worker mends it at 01:10 UTC; tell us how it came.',
  )
}

/** The dashboard's numbers beside the requests that they count. */
export async function roundCounts(client: ClientBase): Promise<Finding> {
  const { wrong } = await one<{ wrong: number }>(
    client,
    `SELECT count(*)::int AS wrong FROM (
        SELECT "roundId", state, sum(count) AS kept FROM "RoundCount" GROUP BY 1, 2 HAVING sum(count) <> 0
      ) AS kept FULL JOIN (
        SELECT "roundId", state, count(*) AS there FROM "Request" GROUP BY 1, 2
      ) AS counted USING ("roundId", state) WHERE kept IS DISTINCT FROM there`,
  )
  if (wrong === 0) return ok('the dashboard’s numbers are those of the requests')
  return fault(
    `${counted(wrong, 'number')} of the dashboard not those of the requests`,
    'The triggers round_counts_insert and round_counts_update of Request were switched off for a while: ask for help with a backup at hand.',
  )
}

/** The latest copies, or with `deep` all of them, read and held against their hashes. */
export async function keptFiles(deep: boolean): Promise<Finding> {
  const documents = await db.document.findMany({
    select: { schoolId: true, sha256: true, reference: true },
    orderBy: { madeAt: 'desc' },
    ...(!deep && { take: LAST_COPIES }),
  })
  for (const { schoolId, sha256, reference } of documents) {
    const file = await getFile(schoolId, sha256).catch(() => 'altered' as const)
    if (file === null) return fault(`the copy ${reference} is gone`, BROKEN)
    if (file === 'altered') return fault(`the copy ${reference} was altered`, BROKEN)
  }
  return ok(`${counted(documents.length, 'copy', 'copies')} read, each with its hash`)
}
