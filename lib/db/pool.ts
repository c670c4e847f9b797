import { Pool, type PoolClient } from 'pg'
import { type Patience, patience } from './patience'

const MOST_NAMES = 300
const LONGEST = 12_000
const UNNAMED = ''

/** Connections that Prisma may ask several things at once: each of them takes one question after the other, and none waits for ever. */
export function openPool(connectionString: string, max: number, waits: Patience = patience): Pool {
  const pool = new Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: waits.connect,
    statement_timeout: waits.statement,
    lock_timeout: waits.lock,
    idle_in_transaction_session_timeout: waits.idleInTransaction,
  })
  pool.on('connect', (client) => takeTurns(client, waits.answer))
  // An idle connection that dies with its server leaves the pool by itself; unheard, it would end the process.
  pool.on('error', () => undefined)
  return pool
}

// Prisma reads the parts of a row at once, also on a transaction's one connection, which the driver is giving up.
function takeTurns(client: PoolClient, answerWithin: number) {
  const query = client.query.bind(client)
  let before: Promise<unknown> = Promise.resolve()
  const ask = async (given: unknown[]) => {
    const late = setTimeout(() => cut(client), answerWithin)
    try {
      return await Reflect.apply(query, client, given)
    } finally {
      clearTimeout(late)
    }
  }
  const inTurn = (...given: unknown[]) => {
    const then = given.at(-1)
    // A question with a callback is the pool's own, on a connection that nobody else has.
    if (typeof then === 'function') {
      const late = setTimeout(() => cut(client), answerWithin)
      const answered = (...answer: unknown[]) => {
        clearTimeout(late)
        then(...answer)
      }
      return Reflect.apply(query, client, [...given.slice(0, -1), answered])
    }
    const answer = before.then(() => ask(given))
    before = answer.catch(() => undefined)
    return answer
  }
  client.query = inTurn as typeof client.query
}

// What is asked on it fails at once, and the pool replaces it; a polite end would wait for the same answer.
function cut(client: PoolClient) {
  const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } }
  connection.stream.destroy(new Error('The database did not answer in time.'))
}

// How a search is best answered depends on what is searched, so it is planned each time.
const isSearch = (sql: string) => / I?LIKE /.test(sql)

/** Names for statements that come again, so that PostgreSQL plans them once; the first of them, and none that is long. */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known || names.size >= MOST_NAMES || sql.length > LONGEST || isSearch(sql)) return known ?? UNNAMED
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}
