import { runToEnd } from '../run/program'
import { mailMerge } from './mail-merge'
import { rounded } from './numbers'
import type { PackResult } from './results'

type Made = { seconds: number; cpuSeconds: number; pages: number; megabytes: number; peakMb: number }

/**
 * A pack of signed three-page copies as a worker makes it from kept copies, beside the renderer drawing each whole and a
 * thousand letters of three pages by LibreOffice. `BENCH_PACKS` names the numbers of copies, "1000,5000" for the full measure.
 */
export async function measurePacks(): Promise<PackResult> {
  const numbers = (process.env.BENCH_PACKS ?? '1000').split(',').map(Number).filter(Boolean)
  const env = { ...process.env, NODE_ENV: 'production' as const }
  const alone = async (...args: string[]) => JSON.parse(await runToEnd('scripts/bench/packs-alone.ts', env, ...args))
  const packs: PackResult['packs'] = []
  const whole: { seconds: number; cpuSeconds: number } = await alone('whole')
  for (const copies of numbers) {
    const { schoolId, packId, pages }: { schoolId: string; packId: string; pages: number } = await alone(
      'prepare',
      String(copies),
    )
    const made: Made = await alone('make', schoolId, packId)
    packs.push({
      copies,
      pages: pages * copies,
      seconds: rounded(made.seconds),
      cpuSeconds: rounded(made.cpuSeconds),
      wholeSeconds: rounded(whole.seconds * copies),
      ratio: rounded((whole.seconds * copies) / made.seconds),
      cpuRatio: rounded((whole.cpuSeconds * copies) / made.cpuSeconds),
      megabytes: rounded(made.megabytes),
      peakMb: made.peakMb,
    })
  }
  return { packs, mailMergeSeconds: await mailMerge(numbers[0] ?? 1000) }
}
