import { expect, test } from 'vitest'
import { listTrail, listTrailChoices } from '@/lib/audit/queries'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { noteFailedSignIn, noteOnAccount, schoolsOfAccount } from './trail'

test('what happens to an account stands once in the trail of each of its schools', async () => {
  const [first, second, third] = [await aSchool(), await aSchool(), await aSchool()]
  const { accountId } = await anAccount(first.id, [{ post: 'office' }])
  const schools = { connect: [{ id: second.id }, { id: third.id }] }
  const trust = await db.trust.create({ data: { name: 'Alder Trust', schools } })
  await db.grant.create({ data: { accountId, trustId: trust.id, post: 'trust_officer' } })
  await db.grant.create({ data: { accountId, schoolId: second.id, post: 'office' } })
  expect((await schoolsOfAccount(db, accountId)).sort()).toEqual([first.id, second.id, third.id].sort())
  await noteOnAccount(db, accountId, { action: 'account.signed_in', after: { by: 'password' } })
  const entries = await db.auditEntry.findMany({ where: { subject: accountId } })
  expect(entries.map(({ schoolId, trustId }) => schoolId ?? trustId).sort()).toEqual([first.id, trust.id].sort())
  for (const school of [first, second, third]) {
    const trail = await listTrail(school.headteacher, { schoolId: school.id })
    expect(trail?.rows.map(({ action }) => action)).toEqual(['account.signed_in'])
    expect((await listTrailChoices(school.headteacher, school.id)).actions).toEqual(['account.signed_in'])
  }
  expect(entries[0]).toMatchObject({ actor: { kind: 'account', accountId }, after: { by: 'password' } })
})

test('a failed sign-in is noted once an hour, also when many fail at once, and names nobody as its doer', async () => {
  const school = await aSchool()
  const { accountId } = await anAccount(school.id, [{ post: 'office' }])
  await Promise.all(Array.from({ length: 6 }, () => noteFailedSignIn([accountId])))
  const noted = () => db.auditEntry.findMany({ where: { subject: accountId } })
  expect(await noted()).toMatchObject([{ action: 'account.sign_in_failed', actor: { kind: 'job' } }])
  const anHourAgo = new Date(Date.now() - 3_600_001)
  await db.account.update({ where: { id: accountId }, data: { failureNotedAt: anHourAgo } })
  await noteFailedSignIn([accountId])
  expect(await noted()).toHaveLength(2)
  await noteFailedSignIn([])
})
