import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { getFile } from '@/lib/storage/files'

/** The JPEG of a page; null out of reach, and when there is none. */
export async function getPicture(actor: Actor, pageId: string): Promise<Uint8Array | null> {
  const schools = schoolsWhere(actor, 'paper.enter')
  if (!isId(pageId)) return null
  const page = await db.scanPage.findFirst({
    where: { id: pageId, ...schools },
    select: { schoolId: true, picture: true, sha256: true },
  })
  if (page?.picture) return page.picture
  return page?.sha256 ? ((await getFile(page.schoolId, page.sha256))?.bytes ?? null) : null
}
