import { beforeAll, describe, expect, test, vi } from 'vitest'
import { grantPost } from '@/lib/accounts/commands/grant-post'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { anImport, undone } from './imports.factory'
import { askedIn, pictureOf } from './picture.factory'
import { tableFile } from './sample-rolls/files.factory'
import { sampleAdults } from './sample-rolls/sample-school.factory'
import { staffTable } from './sample-rolls/tables.factory'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)

const staff = sampleAdults(8, ['Teacher', 'Cook'], 'school')
const staffFile = (people: typeof staff) => [tableFile('staff.csv', staffTable(people))]

/** A school whose staff came by an import; the first of them has an account, and one post more. */
async function aStaffedSchool(post: 'class_teacher' | 'headteacher') {
  const school = await aSchool()
  await anImport(school.office, school.id, staffFile(staff))
  const agreement = await aPublishedAgreement(school.id, 'staff')
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  const person = await db.person.findFirstOrThrow({ where: { schoolId: school.id, email: staff[0]?.email } })
  const account = await anAccount(school.id, [], person.id)
  const classId = post === 'class_teacher' ? school.classId : undefined
  await grantPost(school.headteacher, { schoolId: school.id, accountId: account.accountId, post, classId })
  return { school, roundId, person, account }
}

const grantsOf = (accountId: string) =>
  db.grant.findMany({ where: { accountId }, select: { post: true, endReason: true } })

describe('a member of staff whom the roll does not name any more', () => {
  test('leaves: post, account and request end, and all of it is back when the import is undone', async () => {
    const { school, roundId, person, account } = await aStaffedSchool('class_teacher')
    const before = { people: await pictureOf(school.id), asked: await askedIn(roundId) }
    const done = await anImport(school.office, school.id, staffFile(staff.slice(1)))
    expect(done).toMatchObject({
      state: 'confirmed',
      summary: { create: 0, update: 0, archive: 1, unchanged: 7 },
      outcome: { closed: 1, postsEnded: 1 },
    })
    expect(await grantsOf(account.accountId)).toEqual([{ post: 'class_teacher', endReason: 'Left' }])
    const stopped = () =>
      db.account.findUniqueOrThrow({ where: { id: account.accountId }, select: { suspendedAt: true } })
    expect((await stopped()).suspendedAt).not.toBeNull()
    expect(await db.request.findFirstOrThrow({ where: { roundId, personId: person.id } })).toMatchObject({
      state: 'closed',
      closedReason: 'Left: Not in the roll of the school any more.',
    })
    expect(await db.auditEntry.findMany({ where: { subject: person.id }, select: { action: true } })).toEqual(
      expect.arrayContaining([{ action: 'person.left' }, { action: 'person.archived' }]),
    )

    expect(await undone(school.office, done.id)).toMatchObject({ state: 'undone', trouble: null })
    expect(await pictureOf(school.id)).toEqual(before.people)
    expect(await askedIn(roundId)).toEqual(before.asked)
    expect(await grantsOf(account.accountId)).toEqual([{ post: 'class_teacher', endReason: null }])
    expect((await stopped()).suspendedAt).toBeNull()
  })

  test('cannot be the only headteacher: nothing of the import is written', async () => {
    const { school } = await aStaffedSchool('headteacher')
    await db.grant.updateMany({
      where: { schoolId: school.id, accountId: school.headteacher.accountId },
      data: { endedAt: new Date() },
    })
    const before = await pictureOf(school.id)
    const refused = await anImport(school.office, school.id, staffFile(staff.slice(1)))
    expect(refused.state).toBe('checked')
    expect(refused.trouble).toContain('No other headteacher has an account here')
    expect(await pictureOf(school.id)).toEqual(before)
  })

  test('is asked again when they are back in the roll', async () => {
    const { school, roundId, person } = await aStaffedSchool('class_teacher')
    const asked = await askedIn(roundId)
    await anImport(school.office, school.id, staffFile(staff.slice(1)))
    const back = await anImport(school.office, school.id, staffFile(staff))
    expect(back).toMatchObject({ summary: { create: 0, update: 1 }, outcome: { asked: 1 } })
    expect(await db.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ archivedAt: null })
    expect(await askedIn(roundId)).toEqual(asked)
  })
})
