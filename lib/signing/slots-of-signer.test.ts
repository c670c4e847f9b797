import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aLink, aPupilAsking, aStaffAsking, aVisitor, personOf, slotOf } from './commands/signing.factory'
import { listToSign } from './queries'
import { signableSlotsWhere } from './signable-slots'

const listed = async (actor: Actor) => (await listToSign(actor)).map((slot) => slot.slotId).sort()
const allowed = async (actor: Actor) =>
  (await db.slot.findMany({ where: signableSlotsWhere(actor), select: { id: true } })).map(({ id }) => id).sort()

/** The list is one statement of its own; what it shows is what the rule lets sign. */
async function agree(actor: Actor) {
  const slots = await listed(actor)
  expect(slots).toEqual(await allowed(actor))
  return slots.length
}

test('lists what the rule of signable slots gives, through all that ends it', async () => {
  const { school, roundId, pupil, asPupil, asMother, asFather } = await aPupilAsking()
  expect(await agree(asPupil)).toBe(1)
  expect(await agree(asMother)).toBe(1)
  const byLink = await aVisitor(await aLink(school.id, roundId, personOf(asFather)))
  expect(await agree(byLink)).toBe(1)

  await db.guardianship.updateMany({
    where: { pupilId: pupil.id, parentId: personOf(asMother) },
    data: { contactOrder: true },
  })
  expect(await agree(asMother)).toBe(0)
  await db.guardianship.updateMany({
    where: { pupilId: pupil.id, parentId: personOf(asFather) },
    data: { endedOn: dateOnly('2026-11-01') },
  })
  expect(await agree(asFather)).toBe(0)
  expect(await agree(byLink)).toBe(0)

  await db.slot.updateMany({ where: { personId: pupil.id }, data: { waivedReason: 'cannot sign' } })
  expect(await agree(asPupil)).toBe(0)
})

test('nothing of a round that is closed, of a request that is closed or not asked yet, or of a withdrawn slot', async () => {
  const { roundId, person, signer } = await aStaffAsking()
  const { requestId } = await slotOf(roundId, person.id)
  expect(await agree(signer)).toBe(1)
  const changes = [
    () => db.slot.updateMany({ where: { requestId }, data: { withdrawn: true } }),
    () => db.request.update({ where: { id: requestId }, data: { askedAt: null } }),
    () => db.request.update({ where: { id: requestId }, data: { closedAt: new Date(), closedReason: 'x' } }),
    () => db.round.update({ where: { id: roundId }, data: { status: 'closed' } }),
  ]
  const back = [
    () => db.slot.updateMany({ where: { requestId }, data: { withdrawn: false } }),
    () => db.request.update({ where: { id: requestId }, data: { askedAt: new Date() } }),
    () => db.request.update({ where: { id: requestId }, data: { closedAt: null, closedReason: null } }),
    () => db.round.update({ where: { id: roundId }, data: { status: 'open' } }),
  ]
  for (const [index, change] of changes.entries()) {
    await change()
    expect(await agree(signer)).toBe(0)
    await back[index]?.()
    expect(await agree(signer)).toBe(1)
  }
})
