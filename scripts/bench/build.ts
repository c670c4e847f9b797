import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { sourceHash } from '../prepare/build.mjs'
import { fromRoot } from '../prepare/paths.mjs'
import { TOOLS } from '../prepare/programs.mjs'
import { run } from '../prepare/run.mjs'

/** Names the build in `next.config.ts`; `next start` needs it too. */
export const BENCH_BUILD = { COUNTERSIGN_BUILD: 'bench', NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const

const NOTE = fromRoot('.next-bench/countersign-build')
// Written by each build with the types of its own routes; the editor and the checks want those of the product.
const TYPES = fromRoot('next-env.d.ts')

/** Makes the production build with the bench's empty pages in `.next-bench`, unless it is there and fresh. */
export async function buildForBench(): Promise<void> {
  const hash = sourceHash()
  if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === hash) return
  rmSync(NOTE, { force: true })
  const types = existsSync(TYPES) ? readFileSync(TYPES, 'utf8') : null
  const env = { ...process.env, ...BENCH_BUILD }
  const { code, output, errors } = await run(process.execPath, [TOOLS.next, 'build'], { env, quiet: true })
  if (types !== null) writeFileSync(TYPES, types)
  if (code !== 0) throw new Error(`The program could not be built.\n${output}${errors}`)
  writeFileSync(NOTE, hash)
}
