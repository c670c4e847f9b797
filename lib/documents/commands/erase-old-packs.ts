import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'

const AT_ONCE = 50

/** Each hour: packs whose days are over, with all that was in them; forms that were printed keep their codes. */
export const eraseOldPacks: JobHandler = async () => {
  for (;;) {
    const over = await db.printPack.findMany({
      where: { expiresAt: { lt: now() } },
      select: { id: true },
      orderBy: { expiresAt: 'asc' },
      take: AT_ONCE,
    })
    for (const { id: packId } of over) {
      await db.$transaction([
        db.printPackPart.deleteMany({ where: { packId } }),
        db.printPackItem.deleteMany({ where: { packId } }),
        db.printPack.deleteMany({ where: { id: packId } }),
      ])
    }
    if (over.length < AT_ONCE) return
  }
}
