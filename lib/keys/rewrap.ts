import { type ClientBase, escapeIdentifier as name } from 'pg'
import { WRAPPED, type WrappedKind } from './wrapped-columns'
import { unwrapWith, wrapWith } from './wrapping'

const BATCH = 500

/** Which wrapped values of the database one of the secrets opens, and which none does. */
export type Opened = { opened: number; closed: number; byPrevious: number }

const kinds = Object.entries(WRAPPED) as [WrappedKind, { table: string; column: string }][]

/** The kinds whose column this database has: an older one that is being restored may lack the newest. */
async function kindsIn(client: ClientBase) {
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'`,
  )
  const has = new Set(rows.map((row) => `${row.table_name}.${row.column_name}`))
  return kinds.filter(([, { table, column }]) => has.has(`${table}.${column}`))
}

async function* valuesOf(client: ClientBase, table: string, column: string) {
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ place: string; value: string }>(
      `SELECT ctid::text AS place, ${name(column)} AS value FROM ${name(table)}
        WHERE ${name(column)} IS NOT NULL AND ${after ? `ctid > '${after}'::tid` : 'true'} ORDER BY ctid LIMIT ${BATCH}`,
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.place
  }
}

/**
 * Encrypts every wrapped value anew with `to`, in the caller's transaction; returns how many there were. One that no
 * secret of `from` opens throws, and nothing is changed.
 */
export async function rewrapAll(client: ClientBase, from: string[], to: string): Promise<number> {
  let count = 0
  for (const [kind, { table, column }] of await kindsIn(client)) {
    // What is added meanwhile would be wrapped with the old secret behind our back.
    await client.query(`LOCK TABLE ${name(table)} IN SHARE ROW EXCLUSIVE MODE`)
    const values = []
    for await (const value of valuesOf(client, table, column)) values.push(value)
    for (const { place, value } of values) {
      const text = unwrapWith(from, kind, value)
      await client.query(`UPDATE ${name(table)} SET ${name(column)} = $1 WHERE ctid = $2::tid`, [
        wrapWith(to, kind, text),
        place,
      ])
      count += 1
    }
  }
  return count
}

/** Tries the secrets, the present one first, on every wrapped value. */
export async function tryAll(client: ClientBase, [present, ...previous]: [string, ...string[]]): Promise<Opened> {
  const seen: Opened = { opened: 0, closed: 0, byPrevious: 0 }
  const opens = (secrets: string[], kind: WrappedKind, value: string) => {
    try {
      unwrapWith(secrets, kind, value)
      return true
    } catch {
      return false
    }
  }
  for (const [kind, { table, column }] of await kindsIn(client)) {
    for await (const { value } of valuesOf(client, table, column)) {
      if (opens([present], kind, value)) seen.opened += 1
      else if (opens(previous, kind, value)) seen.byPrevious += 1
      else seen.closed += 1
    }
  }
  return seen
}
