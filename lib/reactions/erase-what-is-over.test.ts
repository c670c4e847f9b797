import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aForm, aRequest } from '@/lib/documents/signed-request.factory'
import { openChain } from '@/lib/signing/commands/open-chain'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { eraseWhatIsOver } from './clockwork'

test('at night old network addresses go at every school, and files whose days are over; running again changes nothing', async () => {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  const person = await aPerson(school.id, 'staff')
  const form = await aForm(school.id, 'staff')
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({ form, personId: person.id, capacity: 'staff', slots })
  await db.$transaction(async (tx) =>
    recordResponses(tx, school.id, await lockSlots(tx, [school.id], [request.slotOf(person.id)]), {
      outcome: 'agreed',
      typedName: 'A. Signer',
      mark: null,
      reason: null,
      openedAt: null,
      network: { ip: '198.51.100.7', browser: 'A browser' },
      route: 'link',
      authentication: 'personal_link',
      sharedAddress: false,
      witness: null,
      recordedBy: null,
      signedAt: new Date('2020-03-02T10:00:00Z'),
    }),
  )
  const { id: accountId } = await db.account.create({ data: { name: 'Somebody' }, select: { id: true } })
  const file = (expiresAt: Date) =>
    db.accessFile.create({ data: { schoolId: school.id, personId: person.id, accountId, own: true, expiresAt } })
  const [over, stands] = [await file(new Date(Date.now() - 1)), await file(new Date(Date.now() + 86_400_000))]

  await eraseWhatIsOver({}, { attempt: 1, maxAttempts: 8, isLast: false })
  await eraseWhatIsOver({}, { attempt: 1, maxAttempts: 8, isLast: false })

  expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2, erased: 1 })
  const left = await db.accessFile.findMany({ where: { id: { in: [over.id, stands.id] } }, select: { id: true } })
  expect(left).toEqual([{ id: stands.id }])
})
