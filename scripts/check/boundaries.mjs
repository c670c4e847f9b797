import { fromRoot } from '../prepare/paths.mjs'
import { TOOLS } from '../prepare/programs.mjs'
import { run } from '../prepare/run.mjs'

// Every one of these is broken in the fixture: a tool that reads no code would find none of them.
const MUST_FAIL = [
  'app-never-touches-the-database',
  'components-get-data-by-props',
  'components-never-import-app',
  'domains-meet-at-public-files',
  'lib-never-imports-ui',
  'no-circular',
  'people-imports',
  'prisma-stays-in-lib-db',
]
// Not the fixture.
const SCRIPTS = ['scripts/cli', 'scripts/run', 'scripts/worker.ts']
const LEAST_MODULES = 50

async function cruise(cwd, folders) {
  const config = fromRoot('.dependency-cruiser.cjs')
  const args = [TOOLS.depcruise, '--config', config, '--output-type', 'json', ...folders]
  const { output, errors } = await run(process.execPath, args, { cwd, quiet: true })
  try {
    return JSON.parse(output).summary
  } catch {
    throw new Error(`dependency-cruiser did not answer.\n${errors}${output.slice(0, 2000)}`)
  }
}

async function checkFixture() {
  const { violations } = await cruise(fromRoot('scripts/check/boundary-fixture'), ['app', 'components', 'lib'])
  const found = new Set(violations.map((violation) => violation.rule.name))
  const missed = MUST_FAIL.filter((name) => !found.has(name))
  if (missed.length > 0) throw new Error(`The boundary check no longer notices: ${missed.join(', ')}.`)
}

/** Throws with every import that crosses a boundary of `.dependency-cruiser.cjs`. */
export async function checkBoundaries() {
  await checkFixture()
  const { violations, totalCruised } = await cruise(fromRoot('.'), ['app', 'components', 'lib', 'prisma', ...SCRIPTS])
  if (totalCruised < LEAST_MODULES) throw new Error(`The boundary check read only ${totalCruised} modules.`)
  if (violations.length === 0) return `${totalCruised} modules`
  const lines = violations.map(({ rule, from, to, cycle }) =>
    cycle ? `${rule.name}: ${[from, ...cycle.map((part) => part.name)].join(' → ')}` : `${rule.name}: ${from} → ${to}`,
  )
  throw new Error(lines.join('\n'))
}
