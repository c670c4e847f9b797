import { runToEnd } from '../run/program'
import type { CopyResult } from './results'

const FEW = 1_000

/**
 * Copies drawn one after the other, beside the renderer drawing each whole, and the memory of a process that goes on and on:
 * in one of its own, as a worker is. `BENCH_COPIES` is how many, 5000 for the full measure.
 */
export async function measureCopies(seconds: number): Promise<CopyResult> {
  const most = Math.max(100, Number(process.env.BENCH_COPIES) || FEW)
  const env = { ...process.env, NODE_ENV: 'production' as const }
  return JSON.parse(await runToEnd('scripts/bench/copies-alone.ts', env, String(seconds), String(most)))
}
