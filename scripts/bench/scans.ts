import { measureAccuracy } from '@/lib/scans/reading/accuracy.factory'
import { NO_DAMAGE, scanned, seeded } from '@/lib/scans/reading/damage.factory'
import { pdfOf } from '@/lib/scans/reading/files.factory'
import { openPages } from '@/lib/scans/reading/open-pages'
import { printed } from '@/lib/scans/reading/printed.factory'
import { readPage } from '@/lib/scans/reading/read-page'
import type { ScanResult } from './results'

const SIZES = [30, 300]
const MB = 1024 * 1024

/** How many damaged pages are read rightly and how long one takes, and the memory of a process that reads whole stacks. */
export async function measureScans(): Promise<ScanResult> {
  const wanted = Number(process.env.BENCH_SCAN_PAGES) || 100
  const { pages, right, wrong, missed, ms } = await measureAccuracy(wanted, 7)
  for (const miss of [...wrong, ...missed]) process.stderr.write(`    ${JSON.stringify(miss)}\n`)
  const memory: ScanResult['memory'] = []
  for (const size of SIZES) memory.push(await memoryOf(size))
  return { pages, right, wrong: wrong.length, missed: missed.length, msPerPage: Math.round(ms / pages), memory }
}

/** Reads a PDF of so many pages as the job does: the most that the process held, in MB. */
async function memoryOf(size: number) {
  const [page] = await printed(150)
  if (!page) throw new Error('There is no page.')
  const jpeg = await scanned(page, { ...NO_DAMAGE, noise: 20, turn: 1 }, seeded(1))
  const file = await pdfOf(Array.from({ length: size }, () => jpeg))
  const since = performance.now()
  let peak = 0
  let found = 0
  const { pages, close } = await openPages('stack.pdf', file)
  for (const one of pages) {
    found += (await readPage(one)).codes.length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  close()
  if (found !== size) throw new Error(`${found} of ${size} pages were read.`)
  const seconds = Math.round((performance.now() - since) / 100) / 10
  return { pages: size, megabytes: Math.round(file.length / MB), seconds, peakMb: Math.round(peak / MB) }
}
