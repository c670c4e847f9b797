import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { keepForm, keptForm } from './kept-form'

test('gives back what was typed, to the account that typed it, for half an hour', async () => {
  const school = await aSchool()
  const { accountId } = await anAccount(school.id, [])
  const values = { reason: ['Left in July'], forms: ['one', 'two'] }
  const id = await keepForm(accountId, values)
  expect(await keptForm(accountId, id)).toEqual(values)
  expect(await keptForm(school.headteacher.accountId, id)).toBeNull()
  for (const other of [undefined, 'x', [id], school.id]) expect(await keptForm(accountId, other)).toBeNull()
  await db.keptForm.updateMany({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await keptForm(accountId, id)).toBeNull()
  await keepForm(accountId, values)
  expect(await db.keptForm.count({ where: { id } })).toBe(0)
})
