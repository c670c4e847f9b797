import { Client, escapeIdentifier, escapeLiteral } from 'pg'

export const DATABASE = 'countersign'
export const OWNER = 'countersign_owner'
export const APPLICATION = 'countersign_app'

/** Makes the two roles and the database where they are missing: the owner migrates, the application owns nothing. */
export async function ensureRoles(
  superuserUrl: string,
  passwords: { owner: string; application: string },
): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles')
    const has = (name: string) => roles.rows.some((row) => row.rolname === name)
    for (const [name, password] of [
      [OWNER, passwords.owner],
      [APPLICATION, passwords.application],
    ] as const) {
      if (has(name)) continue
      await client.query(`CREATE ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${escapeLiteral(password)}`)
    }
    const databases = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
  } finally {
    await client.end()
  }
}
