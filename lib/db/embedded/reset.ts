import { Client } from 'pg'
import { DATABASE, OWNER } from './roles'

/** Drops everything in the embedded database and makes it anew, empty. */
export async function resetEmbedded({ superuserUrl }: { superuserUrl: string }): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
  } finally {
    await client.end()
  }
}
