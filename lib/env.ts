import { readSettings } from './settings'

// `next build` loads every page and connects to nothing.
const BUILD_ONLY = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/build',
  NEXTAUTH_SECRET: 'a build signs nobody in, so this opens nothing',
}

function readEnv() {
  const building = process.env.NEXT_PHASE === 'phase-production-build'
  const settings = readSettings(building ? { ...BUILD_ONLY, ...process.env } : process.env)
  const { DATABASE_URL, NEXTAUTH_SECRET } = settings
  if (!DATABASE_URL)
    throw new Error('Set DATABASE_URL, or start Countersign with npm start, which brings its own database.')
  if (!NEXTAUTH_SECRET) {
    throw new Error('Set NEXTAUTH_SECRET to at least 32 random characters, the same for every process.')
  }
  const BASE_URL =
    settings.BASE_URL ?? `http://${settings.HOST === '127.0.0.1' ? 'localhost' : settings.HOST}:${settings.PORT}`
  // The demonstration is there to be tried by everybody.
  const SECOND_FACTOR = settings.SECOND_FACTOR ?? (settings.COUNTERSIGN_DEMO === 'off' ? 'posts' : 'optional')
  return { ...settings, DATABASE_URL, NEXTAUTH_SECRET, BASE_URL, SECOND_FACTOR }
}

/** The settings of this process, read and checked once. */
export const env = readEnv()
