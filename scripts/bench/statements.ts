import { Client } from 'pg'

let sent = 0

/** Counts from now on what this process sends to databases; a connection that is already open is not counted. */
export function countStatements(): void {
  const { query } = Client.prototype
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    sent += 1
    return Reflect.apply(query, this, given)
  } as typeof query
}

/** How many statements `work` sends, its BEGIN and COMMIT among them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = sent
  await work()
  return sent - before
}
