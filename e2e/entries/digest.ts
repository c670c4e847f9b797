import { Client } from 'pg'

// What a refused attempt may leave behind, or what time alone changes.
const MAY_CHANGE = ['RateLimit', 'WorkerHeartbeat', '_prisma_migrations']

// Looking alone moves the moment at which a session was last seen.
const rowOf = (name: string) => (name === 'AccountSession' ? `(to_jsonb(t) - 'lastSeenAt')::text` : 't::text')

/** Digests of every table, so that two moments can be compared: the names of the tables that differ. */
export async function openDigest(ownerUrl: string) {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ place: string; name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS place, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'graphile_worker') AND NOT c.relname = ANY ($1) ORDER BY 1`,
    [MAY_CHANGE],
  )
  const whole = rows
    .map(
      ({ place, name }) =>
        `SELECT '${name}' AS name, md5(string_agg(row, chr(10) ORDER BY row)) AS digest FROM (SELECT ${rowOf(name)} AS row FROM ${place} t) AS rows`,
    )
    .join(' UNION ALL ')
  const take = async () => {
    const all = await client.query<{ name: string; digest: string | null }>(whole)
    return new Map(all.rows.map(({ name, digest }) => [name, digest]))
  }
  return {
    tables: rows.length,
    take,
    /** The tables that differ from an earlier digest. */
    async changedSince(earlier: Map<string, string | null>) {
      return [...(await take())].filter(([name, digest]) => earlier.get(name) !== digest).map(([name]) => name)
    },
    /** Lets nobody be refused for asking too often: the table asks thousands of times from one address. */
    forgetLimits: () => client.query('DELETE FROM "RateLimit"'),
    close: () => client.end(),
  }
}

export type Digest = Awaited<ReturnType<typeof openDigest>>
