import 'server-only'
import { db, type Tx } from '@/lib/db/client'

/** The bytes of a file, put together again. */
export async function bytesOf(scanId: string, position: number): Promise<Uint8Array> {
  const parts = await db.scanPart.findMany({
    where: { scanId, position },
    orderBy: { start: 'asc' },
    select: { bytes: true },
  })
  return new Uint8Array(Buffer.concat(parts.map(({ bytes }) => bytes)))
}

const PART_BYTES = 4 * 1024 * 1024

/** Keeps bytes of a file from `start` on, in rows of a bearable size. */
export async function keepParts(
  tx: Tx,
  { schoolId, scanId, position }: { schoolId: string; scanId: string; position: number },
  start: number,
  bytes: Uint8Array,
): Promise<void> {
  for (let from = 0; from < bytes.length; from += PART_BYTES) {
    const part = Uint8Array.from(bytes.subarray(from, from + PART_BYTES))
    await tx.scanPart.create({
      data: { schoolId, scanId, position, start: start + from, bytes: part },
      select: { scanId: true },
    })
  }
}

/** The files are needed until their pages are pictures. */
export const dropParts = (tx: Tx, scanId: string) => tx.scanPart.deleteMany({ where: { scanId } })
