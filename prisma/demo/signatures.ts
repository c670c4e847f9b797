import { appendAudit } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { type Act, recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'

export type Signing = { at: Date; slotIds: string[]; act: Partial<Act> & { typedName: string } }

const USUAL = {
  outcome: 'agreed',
  mark: null,
  reason: null,
  network: null,
  route: 'link',
  authentication: 'personal_link',
  sharedAddress: false,
  witness: null,
  recordedBy: null,
} as const

/** Signs as the domain does, one commit for each visit, at a time of the past; in the order of that time. */
export async function signAll(schoolId: string, signings: Signing[]) {
  const actor: Actor = { kind: 'operator', name: 'demo', schoolId }
  for (const { at, slotIds, act } of [...signings].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    await db.$transaction(async (tx) => {
      const slots = await lockSlots(tx, [schoolId], slotIds)
      const openedAt = new Date(at.getTime() - 150_000).toISOString()
      const { audit } = await recordResponses(tx, schoolId, slots, {
        ...USUAL,
        ...act,
        openedAt,
        signedAt: at,
        withoutMail: true,
      })
      await appendAudit(tx, actor, audit)
    })
  }
}
