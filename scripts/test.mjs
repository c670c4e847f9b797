// Runs on a fresh clone: nothing is imported here that npm has to install first.
import { runChecks } from './check/run-checks.mjs'
import { prepareChromium } from './prepare/chromium.mjs'
import { nodeVersionFault } from './prepare/node-version.mjs'
import { ROOT } from './prepare/paths.mjs'
import { prepareBuild, preparePackages } from './prepare/prepare.mjs'
import { stopWith } from './prepare/stop-with.mjs'
import { runTypeScript } from './prepare/typescript.mjs'
import { runFaults } from './test/faults.mjs'
import { runJourneys } from './test/playwright.mjs'
import { runVitest } from './test/vitest.mjs'

const KINDS = {
  unit: (args) => runVitest('unit', args),
  integration: (args) => runVitest('integration', args),
  entries: async (args) => {
    await prepareBuild()
    return runVitest('entries', args)
  },
  e2e: runJourneys,
  faults: runFaults,
}
const NAMES = { unit: 'unit', integration: 'integration', entries: 'entry', e2e: 'browser', faults: 'fault' }
const OTHERS = ['check', 'bench']

process.chdir(ROOT)
const tooOld = nodeVersionFault()
if (tooOld) stopWith(tooOld)

const [flag, only, ...rest] = process.argv.slice(2)
if (flag && (flag !== '--only' || !(only in KINDS || OTHERS.includes(only)))) {
  stopWith(`Say npm test, or npm test -- --only ${[...Object.keys(KINDS), ...OTHERS].join('|')} [arguments].`)
}

// A setting of the shell's must not lead the tests to a real database or mailbox.
for (const name of [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'MAIL_URL',
  'BASE_URL',
  'DATA_DIR',
  'HOST',
  'PORT',
  'NODE_ENV',
])
  delete process.env[name]

try {
  await preparePackages()
} catch (error) {
  stopWith(error.message)
}
if (only === 'bench') {
  await prepareChromium().catch((error) => stopWith(error.message))
  process.exit(await runTypeScript('scripts/bench.ts', rest))
}

const failedChecks = !only || only === 'check' ? await runChecks() : 0
if (only === 'check') process.exit(failedChecks === 0 ? 0 : 1)

const results = []
for (const kind of only ? [only] : Object.keys(KINDS)) {
  const since = Date.now()
  console.log(`\n${NAMES[kind]} tests`)
  const result = await KINDS[kind](only ? rest : []).catch((error) => {
    console.error(error.message)
    return { passed: 0, failed: 1, code: 1 }
  })
  const seconds = ((Date.now() - since) / 1000).toFixed(1)
  results.push({ kind, ...result })
  console.log(`  ${NAMES[kind]} tests: ${result.passed} passed, ${result.failed} failed, ${seconds} s`)
}

const sum = (what) => results.reduce((total, result) => total + result[what], 0)
const each = results.map(({ kind, passed, failed }) => `${passed} ${NAMES[kind]}${failed ? ` (${failed} failed)` : ''}`)
const broken = failedChecks > 0 || results.some((result) => result.failed > 0 || result.code !== 0)
if (failedChecks > 0) console.log(`\n${failedChecks} of the checks (format, types, boundaries) failed.`)
console.log(`\nTests: ${each.join(', ')}`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = broken ? 1 : 0
