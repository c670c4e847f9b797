import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { getFile, putFile } from './files'

const bytes = new TextEncoder().encode('a signed copy')
const put = (schoolId: string) => db.$transaction((tx) => putFile(tx, schoolId, bytes, 'application/pdf'))

test('what was put comes back under its SHA-256', async () => {
  const school = await aSchool()
  const sha256 = await put(school.id)
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  const file = await getFile(school.id, sha256)
  expect(file?.contentType).toBe('application/pdf')
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe('a signed copy')
})

test('the same bytes put twice, also at once, are kept once', async () => {
  const school = await aSchool()
  await Promise.all([put(school.id), put(school.id), put(school.id)])
  expect(await db.storedFile.count({ where: { schoolId: school.id } })).toBe(1)
})

test('a file of another school is not found', async () => {
  const [ours, theirs] = [await aSchool(), await aSchool()]
  expect(await getFile(ours.id, await put(theirs.id))).toBeNull()
})

test('bytes that no longer have their hash are refused', async () => {
  const school = await aSchool()
  const sha256 = 'ab'.repeat(32)
  await db.storedFile.create({ data: { schoolId: school.id, sha256, bytes: Uint8Array.from(bytes), contentType: 'x' } })
  await expect(getFile(school.id, sha256)).rejects.toThrow(/has changed/)
})
