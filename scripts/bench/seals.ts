import { runToEnd } from '../run/program'

export type SealResult = {
  /** Reading the school's key from the database, and the seal. */
  sealsPerSecond: number
  /** The library alone: it reads the same file, and signs it with a key that it was given. */
  libraryPerSecond: number
  ratio: number
  sealCpuMs: number
  libraryCpuMs: number
  medianMs: number
  p95Ms: number
  copyKb: number
  sealKb: number
}

/** Seals without a time from elsewhere, one after the other, beside those of the sealing library alone. */
export async function measureSeals(seconds: number): Promise<SealResult> {
  const env = { ...process.env, NODE_ENV: 'production' as const }
  return JSON.parse(await runToEnd('scripts/bench/seals-alone.ts', env, String(seconds)))
}
