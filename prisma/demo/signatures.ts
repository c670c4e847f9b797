import { appendAudit } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/db/client'
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

// A commit waits for the disk; visits of the past need not wait for one each.
const VISITS_PER_COMMIT = 50

/** Signs as the domain does, visit after visit, at times of the past; in the order of those times. */
export async function signAll(schoolId: string, signings: Signing[]) {
  const inOrder = [...signings].sort((a, b) => a.at.getTime() - b.at.getTime())
  for (let start = 0; start < inOrder.length; start += VISITS_PER_COMMIT) {
    const visits = inOrder.slice(start, start + VISITS_PER_COMMIT)
    await db.$transaction(
      async (tx) => {
        for (const visit of visits) await sign(tx, schoolId, visit)
      },
      { timeout: 120_000 },
    )
  }
}

async function sign(tx: Tx, schoolId: string, { at, slotIds, act }: Signing) {
  const actor: Actor = { kind: 'operator', name: 'demo', schoolId }
  const slots = await lockSlots(tx, [schoolId], slotIds)
  const openedAt = new Date(at.getTime() - 150_000).toISOString()
  const past = { openedAt, signedAt: at, withoutMail: true }
  const { audit } = await recordResponses(tx, schoolId, slots, { ...USUAL, ...act, ...past })
  await appendAudit(tx, actor, audit)
}
