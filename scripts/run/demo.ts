import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { hasSchool } from './database'
import { runToEnd } from './program'

const PROGRAM = 'prisma/demo/run.ts'
const noteOf = (dataDir: string) => join(dataDir, 'demo')

const stateOf = (dataDir: string) => (existsSync(noteOf(dataDir)) ? readFileSync(noteOf(dataDir), 'utf8') : null)

/** A demo school whose making was interrupted is only half there; nobody has used it yet. */
export const demoIsHalfMade = (dataDir: string) => stateOf(dataDir) === 'making'

/** Whether the demo school has still to be made: only once, and only in a database without a school. */
export const demoIsDue = async (dataDir: string, url: string) => stateOf(dataDir) !== 'made' && !(await hasSchool(url))

/** The database has its schools from elsewhere: no start makes a demo school here, or clears away a half-made one. */
export const noDemo = (dataDir: string) => writeFileSync(noteOf(dataDir), 'made')

export async function makeDemo(dataDir: string, env: NodeJS.ProcessEnv): Promise<void> {
  writeFileSync(noteOf(dataDir), 'making')
  await runToEnd(PROGRAM, env)
  writeFileSync(noteOf(dataDir), 'made')
}

export type DemoPerson = { who: string; email: string; password?: string }

/** New random passwords for the accounts of the demo school. */
export const newPasswords = async (env: NodeJS.ProcessEnv) =>
  JSON.parse(await runToEnd(PROGRAM, env, 'passwords')) as DemoPerson[]

/** One account for each post, to begin with. */
export async function peopleToTry(url: string): Promise<DemoPerson[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ post: string; name: string; email: string }>(
      `SELECT DISTINCT ON (g.post) g.post::text, a.name, a.email FROM "Grant" g JOIN "Account" a ON a.id = g."accountId"
        WHERE g."endedAt" IS NULL AND a.email IS NOT NULL AND a."suspendedAt" IS NULL ORDER BY g.post, g.id`,
    )
    return rows.map(({ post, name, email }) => ({ who: `${name}, ${post.replaceAll('_', ' ')}`, email }))
  } finally {
    await client.end()
  }
}
