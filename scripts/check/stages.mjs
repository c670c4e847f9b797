import { TOOLS } from '../prepare/programs.mjs'
import { run } from '../prepare/run.mjs'
import { checkBoundaries } from './boundaries.mjs'

async function quietly(program, ...args) {
  const { code, output, errors } = await run(process.execPath, [program, ...args], { quiet: true })
  if (code !== 0) throw new Error(`${output}${errors}`.trim())
}

/** What can be said about the code without running it; none needs a database. */
export const CHECKS = [
  ['Format and lint', () => quietly(TOOLS.biome, 'check', '--error-on-warnings', '.')],
  [
    'Types',
    async () => {
      // Writes the types of the routes, which the pages name.
      await quietly(TOOLS.next, 'typegen')
      await quietly(TOOLS.tsc, '--noEmit', '-p', '.')
    },
  ],
  ['Boundaries', checkBoundaries],
]
