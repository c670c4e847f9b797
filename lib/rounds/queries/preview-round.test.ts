import { expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aPublishedAgreement, today } from '@/lib/testing/round-factories'
import { createRound, openRound } from '../commands'
import { previewRound } from './preview-round'

async function aDraftForAll() {
  const school = await aSchool()
  const agreementIds = []
  for (const audience of ['staff', 'older_pupils', 'parents'] as const) {
    agreementIds.push((await aPublishedAgreement(school.id, audience)).agreementId)
  }
  await aPerson(school.id, 'staff', { givenName: 'Ada', email: 'ada@example.test' })
  const noAddress = await aPerson(school.id, 'staff', { givenName: 'Bao' })
  const known = await aPupil(school.id, { classId: school.classId })
  await aParent(school.id, [known.id])
  await aParent(school.id, [known.id], { givenName: 'Apart' }, { contactOrder: true })
  const alone = await aPupil(school.id, { classId: school.classId, givenName: 'Noor' })
  const { roundId } = await createRound(school.office, {
    schoolId: school.id,
    name: 'Acceptable use 2026/27',
    kind: 'yearly',
    academicYear: 2026,
    opensOn: today(),
    dueOn: addDays(today(), 14),
    agreementIds,
  })
  return { school, roundId, noAddress, known, alone }
}

test('says whom it will ask for what and why, and writes nothing', async () => {
  const { school, roundId } = await aDraftForAll()
  const preview = await previewRound(school.office, roundId)
  expect(preview?.groups).toEqual([
    { audience: 'staff', requests: 2, people: 2, unreachable: 1 },
    { audience: 'older_pupils', requests: 2, people: 2, unreachable: 1 },
    { audience: 'parents', requests: 2, people: 2, unreachable: 1 },
  ])
  expect(preview).toMatchObject({ signers: 5, messages: 2 })
  expect(preview?.rows.find((row) => row.audience === 'older_pupils')).toMatchObject({ reason: 'is a pupil in Year 4' })
  expect(await db.request.count({ where: { roundId } })).toBe(0)
})

test('says what is missing where nobody can be asked', async () => {
  const { school, roundId, noAddress, alone } = await aDraftForAll()
  const rows = (await previewRound(school.office, roundId))?.rows.filter((row) => row.trouble !== null)
  expect(rows?.map(({ personId, audience, trouble }) => [personId, audience, trouble]).sort()).toEqual(
    [
      [noAddress.id, 'staff', 'No e-mail address and no account'],
      [alone.id, 'older_pupils', 'Nobody is known who may sign as a parent or carer'],
      [alone.id, 'parents', 'Nobody is known who may sign as a parent or carer'],
    ].sort(),
  )
})

test('is what opening then asks', async () => {
  const { school, roundId } = await aDraftForAll()
  const preview = await previewRound(school.office, roundId)
  const { requests } = await openRound(school.office, { roundId })
  expect(requests).toBe(preview?.rows.length)
  expect(await db.request.count({ where: { roundId, state: 'no_contact' } })).toBe(
    preview?.rows.filter((row) => row.trouble !== null).length,
  )
})

test('is for those who run the round', async () => {
  const { school, roundId } = await aDraftForAll()
  expect(await previewRound((await aSchool()).office, roundId)).toBeNull()
  expect(await previewRound(school.office, 'x')).toBeNull()
  await expect(previewRound(school.teacher, roundId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
