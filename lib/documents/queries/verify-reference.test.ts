import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { newReference } from '@/lib/reference'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { basisOf, readEvidence } from '../signed-evidence'
import { aForm, agree, aNextVersion, aRequest } from '../signed-request.factory'
import { verifyReference } from './verify-reference'

beforeAll(() => registerReactions({}))

const COMPLETED = new Date('2026-10-05T09:30:00.000Z')

/** The copy of a parents' form that one of two parents has signed. */
async function aCopy() {
  const school = await aSchool()
  const form = await aForm(school.id, 'parents')
  const pupil = await aPupil(school.id, { givenName: 'Nerys', familyName: 'Quillfeather' })
  const first = await aParent(school.id, [pupil.id], { givenName: 'Oluwaseun', familyName: 'Quillfeather' })
  const second = await aParent(school.id, [pupil.id], { givenName: 'Bronagh', familyName: 'Quillfeather' })
  const slots = [first, second].map(({ id }) => ({ kind: 'parent' as const, personId: id }))
  const request = await aRequest({ form, personId: pupil.id, capacity: 'parent', slots })
  await agree(school.id, [request.slotOf(first.id)])
  const reference = newReference()
  const evidence = await readEvidence(db, school.id, request.id)
  await db.document.create({
    data: {
      schoolId: school.id,
      requestId: request.id,
      reference,
      sha256: 'f'.repeat(64),
      pages: 3,
      basis: basisOf(evidence),
      completedAt: COMPLETED,
    },
  })
  return {
    school,
    form,
    request,
    reference,
    secondSlot: request.slotOf(second.id),
    firstSlot: request.slotOf(first.id),
  }
}

test('a copy that stands is described by its school, agreement, audience and day', async () => {
  const { reference } = await aCopy()
  expect(await verifyReference(reference)).toEqual({
    reference,
    standing: 'stands',
    erased: false,
    school: 'Oakfield Primary School',
    urn: expect.stringMatching(/^\d+$/),
    title: 'Agreement for parents',
    version: 1,
    audience: 'parents',
    signatures: 1,
    pages: 3,
    completedAt: COMPLETED,
  })
})

test('nothing leads to a person', async () => {
  const { reference, school, request } = await aCopy()
  const told = JSON.stringify(await verifyReference(reference))
  const people = await db.person.findMany({ where: { schoolId: school.id } })
  expect(people).toHaveLength(3)
  for (const { id, displayName, givenName, familyName } of people) {
    for (const secret of [id, displayName, givenName, familyName]) expect(told).not.toContain(secret)
  }
  const signed = await db.response.findMany({ where: { requestId: request.id }, select: { id: true, reference: true } })
  for (const secret of [request.id, school.id, ...signed.flatMap(Object.values)]) expect(told).not.toContain(secret)
})

test('a reference may be typed in small letters, with spaces, and with letters that look like digits', async () => {
  const { reference } = await aCopy()
  const careless = ` ${reference.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
  expect(await verifyReference(careless)).toMatchObject({ reference })
})

test('no copy has an invented reference, an empty one, or the reference of a signature', async () => {
  const { request } = await aCopy()
  const signature = await db.response.findFirstOrThrow({ where: { requestId: request.id } })
  for (const other of [newReference(), '', '%', String(randomInt(1e9)), signature.reference]) {
    expect(await verifyReference(other)).toBeNull()
  }
})

describe('a copy that does not show all that stands', () => {
  test('a further parent agreed: there is a newer one', async () => {
    const { reference, school, secondSlot } = await aCopy()
    await agree(school.id, [secondSlot])
    expect(await verifyReference(reference)).toMatchObject({ standing: 'newer_copy', signatures: 1 })
  })

  test('a further parent declined: the form has changed', async () => {
    const { reference, school, secondSlot } = await aCopy()
    await decline(school.id, secondSlot)
    expect(await verifyReference(reference)).toMatchObject({ standing: 'reopened' })
  })

  test('its response was set aside: the form has changed, also when another one stands now', async () => {
    const { reference, school, firstSlot, secondSlot } = await aCopy()
    await db.slot.update({ where: { id: firstSlot }, data: { currentResponseId: null } })
    expect(await verifyReference(reference)).toMatchObject({ standing: 'reopened' })
    await agree(school.id, [secondSlot])
    expect(await verifyReference(reference)).toMatchObject({ standing: 'reopened' })
  })

  test('it still names the version that was signed when the form asks for the next', async () => {
    const { reference, form, request } = await aCopy()
    const agreementVersionId = await aNextVersion(form, 2)
    await db.request.update({ where: { id: request.id }, data: { agreementVersionId } })
    expect(await verifyReference(reference)).toMatchObject({ standing: 'stands', version: 1 })
  })
})

const decline = (schoolId: string, slotId: string) =>
  db.$transaction(async (tx) =>
    recordResponses(tx, schoolId, await lockSlots(tx, [schoolId], [slotId]), {
      outcome: 'declined',
      typedName: 'B. Signer',
      mark: null,
      reason: 'We would rather talk about it first.',
      openedAt: null,
      network: null,
      route: 'link',
      authentication: 'personal_link',
      sharedAddress: false,
      witness: null,
      recordedBy: null,
    }),
  )
