import { expect, test } from 'vitest'
import { listClassTeachers } from '@/lib/accounts/queries/class-teachers'
import { db } from '@/lib/db/client'
import { aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { countSignedOnTop, getYearAhead } from './year-ahead'

async function world() {
  const school = await aSchool()
  const agreement = await aPublishedAgreement(school.id, 'older_pupils')
  const leaver = await aPupil(school.id, { yearGroup: 6 })
  await aPupil(school.id, { yearGroup: 5 })
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  const turn = {
    academicYear: THIS_YEAR + 1,
    leaverIds: [leaver.id],
    moves: [
      { from: 2, to: 3, count: 30 },
      { from: 2, to: 2, count: 1 },
      { from: -1, to: 0, count: 20 },
      { from: null, to: 4, count: 1 },
      { from: 5, to: 6, count: 28 },
    ],
  }
  return { school, roundId, turn }
}

test('counts who changes form, who begins to sign, and what of the leavers will be closed', async () => {
  const { school, roundId, turn } = await world()
  expect(await getYearAhead(school.office, school.id, turn)).toMatchObject({
    toOlderForm: 30,
    beginToSign: 20,
    rounds: [{ id: roundId, closing: 1, early: false }],
  })
  // What is signed is not closed, and a round of the new year follows the turn.
  await db.request.updateMany({ where: { roundId }, data: { state: 'complete', completedAt: new Date() } })
  await db.round.update({ where: { id: roundId }, data: { academicYear: turn.academicYear } })
  expect(await getYearAhead(school.office, school.id, turn)).toMatchObject({ rounds: [{ closing: 0, early: true }] })
})

test('follows the school’s own settings', async () => {
  const { school, turn } = await world()
  await db.school.update({ where: { id: school.id }, data: { lastYoungerYear: 5, firstSigningYear: 3 } })
  expect(await getYearAhead(school.office, school.id, turn)).toMatchObject({ toOlderForm: 28, beginToSign: 30 })
})

test('is nothing of another school, nor of a class teacher', async () => {
  const [ours, theirs] = [await world(), await world()]
  expect(await getYearAhead(ours.school.office, theirs.school.id, theirs.turn)).toBeNull()
  expect(await countSignedOnTop(ours.school.office, theirs.school.id, THIS_YEAR, new Date(0))).toBe(0)
  await expect(getYearAhead(ours.school.teacher, ours.school.id, ours.turn)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('class teachers of a year are listed to whoever sees all accounts', async () => {
  const [ours, theirs] = [await aSchool(), await aSchool()]
  expect(await listClassTeachers(ours.office, ours.id, THIS_YEAR)).toMatchObject([
    { accountId: ours.teacher.accountId, className: 'Kestrels' },
  ])
  expect(await listClassTeachers(ours.office, ours.id, THIS_YEAR + 1)).toEqual([])
  expect(await listClassTeachers(ours.office, theirs.id, THIS_YEAR)).toEqual([])
  expect(await listClassTeachers(ours.itManager, ours.id, THIS_YEAR)).toEqual([])
})
