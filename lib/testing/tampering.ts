import { Client } from 'pg'
import { inject } from 'vitest'

/** Does as somebody would who owns the machine: no trigger and no right stands in the way. */
export async function tamper(sql: string, values: unknown[] = []) {
  const url = new URL(inject('database').superuserUrl)
  url.pathname = new URL(inject('database').applicationUrl).pathname
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    return await client.query(sql, values)
  } finally {
    await client.end()
  }
}
