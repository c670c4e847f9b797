import { expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { addPerson } from '@/lib/people/commands/add-person'
import { endMembership } from '@/lib/people/commands/end-membership'
import { enrolPupil } from '@/lib/people/commands/enrol-pupil'
import { sendAskings } from '@/lib/reactions/send-askings'
import { aParent, aPerson, aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement, today } from '@/lib/testing/round-factories'
import { listChanges } from './changes'

async function world() {
  const school = await aSchool()
  const staff = await aPublishedAgreement(school.id, 'staff')
  const older = await aPublishedAgreement(school.id, 'older_pupils')
  const pupil = await aPupil(school.id, { classId: school.classId })
  await aParent(school.id, [pupil.id])
  const caretaker = await aPerson(school.id, 'staff', { givenName: 'Gwen' })
  const roundId = await anOpenRound(school.office, school.id, [staff.agreementId, older.agreementId])
  // The round was opened an hour ago: what comes now is a change.
  await db.round.update({ where: { id: roundId }, data: { openedAt: new Date(Date.now() - 3_600_000) } })
  await db.$executeRaw`UPDATE "Request" SET "createdAt" = "createdAt" - interval '1 hour' WHERE "roundId" = ${roundId}::uuid`
  const changes = (since = today()) => listChanges(school.office, school.id, since)
  return { school, pupil, caretaker, roundId, changes }
}

test('a joiner is listed with how the invitation stands, and is written to once', async () => {
  const { school, roundId, changes } = await world()
  expect(await changes()).toMatchObject({ joined: [], left: [], moved: [], openRounds: 1 })
  const { personId } = await addPerson(school.office, {
    schoolId: school.id,
    givenName: 'Noor',
    familyName: 'Haddad',
    email: 'noor@example.test',
    memberships: [{ kind: 'staff' }],
  })
  expect((await changes())?.joined).toMatchObject([
    { personId, name: 'Noor Haddad', roundId, forms: ['Online safety: staff'], invitations: { sent: 0, none: 1 } },
  ])
  const payload = { schoolId: school.id, roundId, personIds: [personId], reason: 'first' }
  const run = { attempt: 1, maxAttempts: 1, isLast: true }
  await sendAskings(payload, run)
  await sendAskings(payload, run)
  expect((await changes())?.joined).toMatchObject([{ invitations: { queued: 1, none: 0 } }])
  expect(await db.message.count({ where: { schoolId: school.id, key: { startsWith: `first:${roundId}` } } })).toBe(1)
})

test('who left and who moved class are listed with their forms, once for each round', async () => {
  const { school, pupil, caretaker, changes } = await world()
  const wrens = await db.schoolClass.create({ data: { schoolId: school.id, academicYear: THIS_YEAR, name: 'Wrens' } })
  await enrolPupil(school.office, { personId: pupil.id, yearGroup: '4', classId: wrens.id })
  const { id: membershipId } = await db.membership.findFirstOrThrow({ where: { personId: caretaker.id } })
  await endMembership(school.office, { membershipId, endsOn: today(), reason: 'New post elsewhere' })
  expect(await changes()).toMatchObject({
    joined: [],
    left: [{ personId: caretaker.id, forms: ['Online safety: staff'], reason: 'Left: New post elsewhere' }],
    moved: [{ personId: pupil.id, fromClass: 'Kestrels', toClass: 'Wrens' }],
  })
  expect(await changes(addDays(today(), 1))).toMatchObject({ left: [], moved: [] })
})

test('a closed round has no changes; other posts and other schools see none', async () => {
  const { school, changes, caretaker, roundId } = await world()
  await db.request.updateMany({
    where: { roundId, personId: caretaker.id },
    data: { state: 'closed', closedAt: new Date(), closedReason: 'Left' },
  })
  expect((await changes())?.left).toHaveLength(1)
  expect(await listChanges((await aSchool()).office, school.id, today())).toBeNull()
  await expect(listChanges(school.teacher, school.id, today())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await db.round.update({ where: { id: roundId }, data: { status: 'closed' } })
  expect(await changes()).toEqual({ joined: [], left: [], moved: [], openRounds: 0, cut: false })
})
