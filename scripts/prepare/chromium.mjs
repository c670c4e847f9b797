import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fromRoot } from './paths.mjs'
import { TOOLS } from './programs.mjs'
import { run } from './run.mjs'
import { step } from './steps.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const chromiumOnPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => existsSync(file)) ?? null

const isRoot = () => process.getuid?.() === 0

/** Finds or gets a Chromium, and leaves its place in CHROMIUM unless it is Playwright's own. */
export async function prepareChromium() {
  const chromium = await step('Chromium', async () => (await findChromium()) ?? 'from Playwright')
  if (chromium !== 'from Playwright') process.env.CHROMIUM = chromium
}

/** The PATH's, else Debian's when we may install it, else (null) Playwright's own. */
async function findChromium() {
  const found = process.env.CHROMIUM || chromiumOnPath()
  if (found) return found
  if (isRoot() && (await aptInstall())) return chromiumOnPath()
  const { code, output, errors } = await run(process.execPath, [TOOLS.playwright, 'install', 'chromium'], {
    quiet: true,
    cwd: fromRoot('.'),
  })
  if (code !== 0) {
    throw new Error(
      `No Chromium was found or could be fetched: install one and put it on the PATH, or name it in CHROMIUM.\n${output}${errors}`,
    )
  }
  return null
}

async function aptInstall() {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update'], { quiet: true, env })
    const { code } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      quiet: true,
      env,
    })
    return code === 0
  } catch {
    return false
  }
}
