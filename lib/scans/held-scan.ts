import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

type Schools = { schoolId: { in: string[] } }

/** The scan, held until the commit; throws NOT_FOUND out of reach. */
export async function holdScan(tx: Tx, schools: Schools, scanId: string) {
  await tx.$queryRaw`SELECT id FROM "Scan" WHERE id = ${scanId}::uuid FOR UPDATE`
  const scan = await tx.scan.findFirst({ where: { id: scanId, ...schools }, select: { schoolId: true, state: true } })
  if (!scan) throw new AppError('NOT_FOUND', 'We cannot find that scan.')
  return scan
}

/** A page of a scan, held until the commit; throws NOT_FOUND out of reach. */
export async function holdPage(tx: Tx, schools: Schools, pageId: string) {
  await tx.$queryRaw`SELECT id FROM "ScanPage" WHERE id = ${pageId}::uuid FOR UPDATE`
  const page = await tx.scanPage.findFirst({
    where: { id: pageId, ...schools },
    select: {
      id: true,
      schoolId: true,
      scanId: true,
      state: true,
      reason: true,
      requestId: true,
      code: true,
      sha256: true,
    },
  })
  if (!page) throw new AppError('NOT_FOUND', 'We cannot find that page.')
  return page
}
