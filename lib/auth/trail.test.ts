import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { noteFailedSignIn, noteOnAccount, schoolsOfAccount } from './trail'

test('what happens to an account stands in the trail of each of its schools', async () => {
  const [first, second] = [await aSchool(), await aSchool()]
  const { accountId } = await anAccount(first.id, [{ post: 'office' }])
  const trust = await db.trust.create({ data: { name: 'Alder Trust', schools: { connect: { id: second.id } } } })
  await db.grant.create({ data: { accountId, trustId: trust.id, post: 'trust_officer' } })
  expect((await schoolsOfAccount(db, accountId)).sort()).toEqual([first.id, second.id].sort())
  await noteOnAccount(db, accountId, { action: 'account.signed_in', after: { by: 'password' } })
  const entries = await db.auditEntry.findMany({ where: { subject: accountId } })
  expect(entries.map(({ schoolId }) => schoolId).sort()).toEqual([first.id, second.id].sort())
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
