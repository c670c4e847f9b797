import { db } from '@/lib/db/client'
import type { BaseSchool } from './school'

type Base = Pick<BaseSchool, 'id' | 'round' | 'accounts' | 'staff'>

/** A file to print that the office asked for, with one form in it. */
export async function aPack({ id: schoolId, round, accounts, staff }: Base, state: 'ready' | 'making' | 'failed') {
  const bytes = Uint8Array.from(Buffer.from('%PDF-1.7 of a pack'))
  const made = { done: 1, pages: 2, size: bytes.length, readyAt: new Date() }
  const { id } = await db.printPack.create({
    data: {
      schoolId,
      accountId: accounts.office.id,
      kind: 'blank_forms',
      title: `Own class, ${round.name}`,
      state,
      total: 1,
      expiresAt: new Date(Date.now() + 86_400_000),
      items: { create: { schoolId, position: 0, requestId: staff.request.id, code: '7Q2M-XK4T-09BC-HN5E' } },
      ...(state === 'ready' && { ...made, parts: { create: { schoolId, position: 0, bytes } } }),
    },
    select: { id: true },
  })
  return { id }
}
