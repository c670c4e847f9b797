import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { now } from '@/lib/clock'
import { refreshStates } from '@/lib/rounds/commands/refresh-states'

/** A parent who was tied to a pupil by mistake has no place to sign for them, no draft and no open link from that moment on. */
export const takeAwayPlaces: Reaction = async ({ tx, entry: { schoolId, subject: pupilId, after } }) => {
  if (!schoolId || typeof after?.parentId !== 'string') return
  const parentId = after.parentId
  const requests = await tx.request.findMany({
    where: { schoolId, pupilId, slots: { some: { kind: 'parent', personId: parentId } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const ids = requests.map(({ id }) => id)
  // The request before its slots, as a signature locks them.
  await tx.$queryRaw`SELECT id FROM "Request" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const places = { requestId: { in: ids }, kind: 'parent' as const, personId: parentId }
  // Where a form is complete too: once an answer is taken back, the place must not stand open again.
  await tx.slot.updateMany({ where: places, data: { withdrawn: true } })
  await tx.signingDraft.deleteMany({ where: { slot: places } })
  await refreshStates(tx, ids)
  const links = { schoolId, personId: parentId }
  await tx.signingLink.updateMany({ where: { ...links, revokedAt: null }, data: { revokedAt: now() } })
  await tx.linkSession.updateMany({ where: { link: links, endedAt: null }, data: { endedAt: now() } })
}
