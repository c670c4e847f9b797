import { Client } from 'pg'

export type Statement = { text: string; values: unknown[] }

let sent: Statement[] = []

/** Notes from now on what this process sends to databases; a connection that is already open is not heard. */
export function countStatements(): void {
  const { query } = Client.prototype
  Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
    const [asked, values] = given as [string | Partial<Statement>, unknown[] | undefined]
    const { text = '', values: own = values } = typeof asked === 'string' ? { text: asked } : asked
    sent.push({ text, values: Array.isArray(own) ? own : [] })
    return Reflect.apply(query, this, given)
  } as typeof query
}

/** What `work` sends, BEGIN and COMMIT among it. */
export async function sentBy(work: () => Promise<unknown>): Promise<Statement[]> {
  sent = []
  await work()
  return sent
}

/** How many statements `work` sends. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<number> => (await sentBy(work)).length
