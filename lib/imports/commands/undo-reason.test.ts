import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { undoImport } from './undo-import'

const confirmed = (schoolId: string) =>
  db.import.create({ data: { schoolId, whole: true, startedBy: {}, state: 'confirmed' }, select: { id: true } })

test('why an import is undone stands in the trail; it may be left out and not be too long', async () => {
  const { id: schoolId, office } = await aSchool()
  const [told, untold] = [await confirmed(schoolId), await confirmed(schoolId)]
  await undoImport(office, { importId: told.id, reason: ' The wrong file ' })
  await undoImport(office, { importId: untold.id, reason: '' })
  const afterOf = async (subject: string) =>
    (await db.auditEntry.findFirstOrThrow({ where: { action: 'import.undo_asked', subject } })).after
  expect(await afterOf(told.id)).toEqual({ reason: 'The wrong file' })
  expect(await afterOf(untold.id)).toEqual({ reason: null })
  await expect(undoImport(office, { importId: told.id, reason: 'x'.repeat(301) })).rejects.toMatchObject({
    fieldErrors: { reason: ['Use 300 characters or fewer.'] },
  })
})
