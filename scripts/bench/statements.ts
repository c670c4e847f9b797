import { Client } from 'pg'

/** How many statements `work` sends to the database, of all connections of this process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = Client.prototype
  let sent = 0
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    sent += 1
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
    return sent
  } finally {
    Client.prototype.query = query
  }
}
