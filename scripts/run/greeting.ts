import { type Database, hasSchool } from './database'
import { newPasswords, peopleToTry } from './demo'
import { runToEnd } from './program'

type Ready = { database: Database; env: NodeJS.ProcessEnv; address: string }

/** What to do next, as lines for the terminal. */
export async function greeting({ database, env, address }: Ready): Promise<string[]> {
  if (!database.embedded) return setUpLines(database, env, address)
  if (!(await hasSchool(database.applicationUrl))) return []
  if (env.COUNTERSIGN_DEMO === 'buttons') {
    const people = await peopleToTry(database.applicationUrl)
    return [`Sign in at ${address}/sign-in with one press of a button, for example as`, ...people.map(line)]
  }
  const people = await newPasswords(env)
  return [`Sign in at ${address}/sign-in; these passwords are new with every start:`, ...people.map(line)]
}

const line = ({ who, email, password }: { who: string; email: string; password?: string }) =>
  `  ${who.padEnd(38)} ${email.padEnd(40)} ${password ?? ''}`.trimEnd()

async function setUpLines(database: Database, env: NodeJS.ProcessEnv, address: string): Promise<string[]> {
  if (await hasSchool(database.applicationUrl)) return []
  const code = await runToEnd('scripts/run/setup-code.ts', env)
  return [`Set up the first school at ${address}/set-up with the code ${code}, which works once.`]
}
