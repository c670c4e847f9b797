import { Pool, type PoolClient } from 'pg'

const MOST_NAMES = 300
const LONGEST = 12_000
const UNNAMED = ''

/** Connections that Prisma may ask several things at once: each of them takes one question after the other. */
export function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max })
  pool.on('connect', takeTurns)
  return pool
}

// Prisma reads the parts of a row at once, also on a transaction's one connection, which the driver is giving up.
function takeTurns(client: PoolClient) {
  const query = client.query.bind(client)
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = (...given: unknown[]) => {
    // A question with a callback is the pool's own, on a connection that nobody else has.
    if (typeof given.at(-1) === 'function') return Reflect.apply(query, client, given)
    const answer = before.then(() => Reflect.apply(query, client, given))
    before = answer.catch(() => undefined)
    return answer
  }
  client.query = inTurn as typeof client.query
}

/** Names for statements that come again, so that PostgreSQL plans them once; the first of them, and none that is long. */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known || names.size >= MOST_NAMES || sql.length > LONGEST) return known ?? UNNAMED
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}
