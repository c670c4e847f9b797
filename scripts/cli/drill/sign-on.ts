import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { signForms } from '@/lib/signing/commands/sign'
import { textHashes } from '@/lib/signing/text-hash'

/** Signs what waits, as with personal links, eight people at once, until told to stop or nothing is left; one line for each that was acknowledged. */
const AT_ONCE = 8
const READING_MS = 400

register()
const slots = await db.slot.findMany({
  where: {
    currentResponseId: null,
    withdrawn: false,
    waivedReason: null,
    required: true,
    request: {
      askedAt: { not: null },
      state: { in: ['waiting', 'waiting_for_pupil', 'waiting_for_parent'] },
      round: { status: 'open' },
    },
  },
  orderBy: { id: 'asc' },
  select: {
    id: true,
    schoolId: true,
    personId: true,
    request: { select: { roundId: true, agreementVersionId: true } },
  },
})
const hashes = await textHashes(db, [...new Set(slots.map((slot) => slot.request.agreementVersionId))])

let stopping = false
process.on('SIGTERM', () => {
  stopping = true
})

async function signer() {
  for (let slot = slots.shift(); slot && !stopping; slot = slots.shift()) {
    const { id, schoolId, personId, request } = slot
    await signForms(
      { kind: 'link', schoolId, personId, roundId: request.roundId, linkId: id, sharedAddress: false },
      {
        slotIds: [id],
        sha256: hashes.get(request.agreementVersionId) ?? '',
        outcome: 'agreed',
        declared: 'yes',
        typedName: 'Typed Name',
        network: { ip: '192.0.2.7', browser: 'A browser' },
      },
    )
    process.stdout.write(`${id}\n`)
    await sleep(READING_MS)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, signer))
await db.$disconnect()
process.exit(0)
