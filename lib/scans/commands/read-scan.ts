import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { bytesOf, dropParts } from '../kept-parts'
import { landPage } from '../landing'
import { openPages } from '../reading/open-pages'
import { type OpenPage, Unreadable } from '../reading/picture'
import { readPage } from '../reading/read-page'
import { MOST_PAGES } from '../schema'

const Payload = z.object({ scanId: z.uuid() })
/** Then the job makes room for others, and goes on in a new one. */
const AT_A_STRETCH_MS = 120_000
const UNKNOWN =
  'Something went wrong on our side while the scan was read. Nothing was recorded. Send it again, and tell us if it happens again.'
const TOO_MANY = `There are more than ${MOST_PAGES} pages. Send the scan in two parts.`

type Scan = { scanId: string; schoolId: string; until: number }
type File = { position: number; name: string; pages: number | null; trouble: string | null }

/** Reads the pages of a scan, one at a time, and puts each where it belongs; repeated or taken up again it does none twice. */
export const readScan: JobHandler = async (payload, run) => {
  const { scanId } = Payload.parse(payload)
  const { count } = await db.scan.updateMany({
    where: { id: scanId, state: { in: ['waiting', 'reading'] } },
    data: { state: 'reading' },
  })
  if (count === 0) return
  try {
    const { schoolId } = await db.scan.findUniqueOrThrow({ where: { id: scanId }, select: { schoolId: true } })
    const ended = await readFiles({ scanId, schoolId, until: performance.now() + AT_A_STRETCH_MS })
    if (ended === 'all') await finish(scanId)
    if (ended === 'pause') await db.$transaction((tx) => addJob(tx, 'scan.read', { scanId }, { maxAttempts: 4 }))
  } catch (error) {
    if (!run.isLast) throw error
    log.error({ scanId, error: String(error) }, 'A scan could not be read')
    await close(scanId, { state: 'failed', trouble: UNKNOWN })
  }
}

type Ended = 'all' | 'pause' | 'cancelled'

async function readFiles(scan: Scan): Promise<Ended> {
  const files = await db.scanFile.findMany({
    where: { scanId: scan.scanId },
    orderBy: { position: 'asc' },
    select: { position: true, name: true, pages: true, trouble: true },
  })
  let before = 0
  for (const file of files) {
    const there = await db.scanPage.count({ where: { scanId: scan.scanId, position: { gt: before } } })
    if (file.trouble === null && (file.pages === null || there < file.pages)) {
      const ended = await readFile(scan, file, before)
      if (ended !== 'all') return ended
    }
    before += file.pages ?? 0
  }
  return 'all'
}

/** Reads what of a file is not read yet; its pages are numbered on from `before`. */
async function readFile(scan: Scan, file: File, before: number): Promise<Ended> {
  const { scanId } = scan
  const note = (data: { pages: number; trouble?: string }) =>
    db.scanFile.update({
      where: { scanId_position: { scanId, position: file.position } },
      data,
      select: { scanId: true },
    })
  const opened = await openPages(file.name, await bytesOf(scanId, file.position)).catch((error: unknown) => {
    if (error instanceof Unreadable) return error.message
    throw error
  })
  const trouble = typeof opened === 'string' ? opened : before + opened.pages.length > MOST_PAGES ? TOO_MANY : null
  if (typeof opened === 'string' || trouble) {
    if (typeof opened !== 'string') opened.close()
    await note({ pages: 0, trouble: trouble ?? '' })
    file.pages = 0
    return 'all'
  }
  try {
    file.pages = opened.pages.length
    await note({ pages: file.pages })
    await db.scan.updateMany({ where: { id: scanId }, data: { total: before + file.pages } })
    return await readPages(scan, opened.pages, before)
  } finally {
    opened.close()
  }
}

async function readPages(scan: Scan, pages: OpenPage[], before: number): Promise<Ended> {
  const { scanId } = scan
  const read = await db.scanPage.findMany({ where: { scanId, position: { gt: before } }, select: { position: true } })
  const there = new Set(read.map(({ position }) => position))
  for (const [index, page] of pages.entries()) {
    const position = before + index + 1
    if (there.has(position)) continue
    if (!(await keepPage(scan, page, position))) return 'cancelled'
    if (performance.now() > scan.until && index + 1 < pages.length) return 'pause'
  }
  return 'all'
}

/** Reads one page and puts it where it belongs; false when the scan was cancelled meanwhile. */
async function keepPage({ scanId, schoolId }: Scan, page: OpenPage, position: number): Promise<boolean> {
  const read = await readPage(page).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) log.warn({ scanId, position, error: String(error) }, 'A page could not be read')
    return null
  })
  return db.$transaction(async (tx) => {
    const { count } = await tx.scan.updateMany({ where: { id: scanId, state: 'reading' }, data: { done: position } })
    if (count === 0) return false
    const landing = read
      ? await landPage(tx, { schoolId, scanId, codes: read.codes, blank: read.blank })
      : ({ state: 'set_aside', reason: 'unreadable' } as const)
    const picture = read && { picture: Uint8Array.from(read.jpeg), width: read.width, height: read.height }
    await tx.scanPage.createMany({
      data: [{ schoolId, scanId, position, fileName: page.name, pageOfFile: page.number, ...picture, ...landing }],
      skipDuplicates: true,
    })
    return true
  })
}

async function finish(scanId: string) {
  const pages = await db.scanPage.count({ where: { scanId } })
  const files = await db.scanFile.findMany({ where: { scanId, trouble: { not: null } }, select: { trouble: true } })
  if (pages > 0) return close(scanId, { state: 'read', trouble: null })
  return close(scanId, { state: 'failed', trouble: files[0]?.trouble ?? 'There is no page in this file.' })
}

const close = (scanId: string, end: { state: 'read' | 'failed'; trouble: string | null }) =>
  db.$transaction(async (tx) => {
    const { count } = await tx.scan.updateMany({
      where: { id: scanId, state: 'reading' },
      data: { ...end, readAt: now() },
    })
    if (count > 0) await dropParts(tx, scanId)
  })
