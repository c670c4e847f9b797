import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { preparePaper } from '@/lib/signing/commands/record-paper'
import { putFile } from '@/lib/storage/files'
import { RecordScannedInput } from '../schema'

type Where = { scanId: string; requestId: string; schoolId: { in: string[] } }

/** Records signatures of a form whose pages are in a scan; the pictures are kept by their hashes, which are evidence. */
export const recordScanned = command({
  permission: 'paper.enter',
  input: RecordScannedInput,
  async run({ tx, actor, schools, input: { scanId, ...input } }) {
    const scans = await keepPictures(tx, { scanId, requestId: input.requestId, ...schools })
    const { audit, last } = await preparePaper({ tx, actor, schools }, input, scans)
    return { audit, last }
  },
})

/** Keeps the pictures of the form's pages in this scan, in the order of its pages; returns their hashes. */
async function keepPictures(tx: Tx, { scanId, requestId, schoolId }: Where): Promise<string[]> {
  await tx.$queryRaw`
    SELECT id FROM "ScanPage" WHERE "scanId" = ${scanId}::uuid AND "requestId" = ${requestId}::uuid ORDER BY id FOR UPDATE`
  const pages = await tx.scanPage.findMany({
    where: { scanId, requestId, schoolId, state: { in: ['filed', 'recorded'] } },
    orderBy: [{ formPage: 'asc' }, { position: 'asc' }],
    select: { id: true, schoolId: true, picture: true, sha256: true },
  })
  if (pages.length === 0) throw new AppError('NOT_FOUND', 'We cannot find that form in this scan.')
  const hashes: string[] = []
  for (const page of pages) {
    const kept = page.picture ? await putFile(tx, page.schoolId, page.picture, 'image/jpeg') : page.sha256
    if (!kept) throw new Error(`The picture of page ${page.id} is gone.`)
    hashes.push(kept)
    await tx.scanPage.update({
      where: { id: page.id },
      data: { state: 'recorded', picture: null, sha256: kept, settledAt: now() },
      select: { id: true },
    })
  }
  return [...new Set(hashes)]
}
