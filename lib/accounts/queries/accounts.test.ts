import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { aSchool } from '@/lib/testing/factories'
import { aMember } from '../accounts.factory'
import { getAccount, listAccounts, listInvitable } from './accounts'
import { listDemoAccounts } from './demo-accounts'

test('lists the accounts of the school with what the reader may do', async () => {
  const school = await aSchool()
  const member = await aMember(school.id)
  const { rows, total } = await listAccounts(school.headteacher, { schoolId: school.id })
  expect(total).toBe(7)
  expect(rows.find(({ id }) => id === member.accountId)).toMatchObject({ posts: [], maySuspend: true })
  expect(rows.find(({ own }) => own)).toMatchObject({ maySuspend: false, mayGrant: [], posts: [{ mayEnd: false }] })
  const found = await listAccounts(school.office, { schoolId: school.id, text: member.email })
  expect(found.rows).toMatchObject([{ id: member.accountId, maySuspend: false, mayGrant: [] }])
})

test('an IT manager sees adults only', async () => {
  const school = await aSchool()
  const [staff, parent] = [await aMember(school.id), await aMember(school.id, 'parent')]
  expect(await getAccount(school.itManager, school.id, staff.accountId)).toMatchObject({ id: staff.accountId })
  expect(await getAccount(school.itManager, school.id, parent.accountId)).toBeNull()
  const { rows } = await listAccounts(school.itManager, { schoolId: school.id })
  expect(rows.map(({ id }) => id)).not.toContain(parent.accountId)
})

test('office at one school, teacher at another: neither post leaks', async () => {
  const [work, home] = [await aSchool(), await aSchool()]
  const there = await aMember(home.id)
  const actor = {
    ...work.office,
    grants: [
      ...work.office.grants,
      { post: 'class_teacher' as const, schoolId: home.id, classId: home.classId, trustId: null },
    ],
  }
  expect((await listAccounts(actor, { schoolId: home.id })).rows).toEqual([])
  expect(await getAccount(actor, home.id, there.accountId)).toBeNull()
  expect(await listInvitable(actor, home.id, 'Farrow')).toEqual([])
  await expect(listAccounts(home.teacher, { schoolId: home.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('the demonstration’s buttons exist in demo mode only', async () => {
  await aSchool()
  expect(await listDemoAccounts()).toEqual([])
  for (const mode of ['passwords', 'buttons'] as const) {
    env.COUNTERSIGN_DEMO = mode
    expect((await listDemoAccounts()).some(({ title }) => title === 'Headteacher')).toBe(mode === 'buttons')
  }
  env.COUNTERSIGN_DEMO = 'off'
})
