import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { mendRows, takeInMendedRows } from './mend-rows'

const LAST = { attempt: 4, maxAttempts: 4, isLast: true }
const file = (name: string, text: string) => ({ name, bytes: new Uint8Array(Buffer.from(text)) })
const MENDED = file('roll-to-correct.csv', 'Forename,Surname,Year,What is wrong\nAda,Okafor,1,Year: no such year\n')

/** A checked import of two rows, the first with a mistake. */
async function anImport(schoolId: string) {
  const error = { source: 'roll.csv', row: 2, column: 'Year', text: 'No such year.', blocks: true }
  const { id } = await db.import.create({
    data: {
      ...{ schoolId, whole: true, startedBy: {}, state: 'checked', planHash: 'shown' },
      files: {
        create: {
          ...{ schoolId, position: 0, name: 'roll.csv' },
          bytes: Buffer.from('Forename,Surname,Year\nAda,Okafor,14\nBen,Rees,2\n'),
        },
      },
      rows: { create: { schoolId, section: 'errors', position: 0, content: error } },
    },
    select: { id: true },
  })
  return id
}

async function filesOf(importId: string) {
  const files = await db.importFile.findMany({ where: { importId }, orderBy: { position: 'asc' } })
  return files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])
}

const stateOf = (id: string) =>
  db.import.findUniqueOrThrow({ where: { id }, select: { state: true, trouble: true, planHash: true } })

describe('mending rows', () => {
  test('puts them into the file in the place of the faulty ones, has it checked again, and is in the trail', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    await mendRows(school.office, { importId, files: [MENDED] })
    expect(await stateOf(importId)).toMatchObject({ state: 'waiting' })
    expect(await db.auditEntry.count({ where: { action: 'import.mended', subject: importId } })).toBe(1)

    await takeInMendedRows({ importId }, LAST)
    expect(await filesOf(importId)).toEqual([['roll.csv', 'Forename,Surname,Year\nAda,Okafor,1\nBen,Rees,2\n']])
    expect(await stateOf(importId)).toMatchObject({ state: 'waiting', planHash: null })
    const before = await filesOf(importId)
    await takeInMendedRows({ importId }, LAST)
    expect(await filesOf(importId)).toEqual(before)
  })

  test('rows of another table leave the import as it was, and the page says why', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    await mendRows(school.office, { importId, files: [file('other.csv', 'Name,Class\nAda,Wrens\n')] })
    await takeInMendedRows({ importId }, LAST)
    const { state, trouble, planHash } = await stateOf(importId)
    expect({ state, planHash }).toEqual({ state: 'checked', planHash: 'shown' })
    expect(trouble).toContain('The headings of other.csv are not those of a file of this import.')
    expect(await filesOf(importId)).toHaveLength(1)
  })

  test('a picture instead of the rows is said to be one', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    const photo = { name: 'rows.csv', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) }
    await mendRows(school.office, { importId, files: [photo] })
    await takeInMendedRows({ importId }, LAST)
    expect((await stateOf(importId)).trouble).toContain('rows.csv is a picture')
  })

  test('is refused to a post that may not import', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    await expect(mendRows(school.teacher, { importId, files: [MENDED] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('finds no import of another school', async () => {
    const [one, other] = await Promise.all([aSchool(), aSchool()])
    const importId = await anImport(one.id)
    await expect(mendRows(other.office, { importId, files: [MENDED] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await filesOf(importId)).toHaveLength(1)
  })

  test('without a file it names the field', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    await expect(mendRows(school.office, { importId, files: [] })).rejects.toMatchObject({
      fieldErrors: { files: ['Choose the files to import.'] },
    })
  })

  test('of two at once one is taken in and the other is told', async () => {
    const school = await aSchool()
    const importId = await anImport(school.id)
    const both = await Promise.allSettled([1, 2].map(() => mendRows(school.office, { importId, files: [MENDED] })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT' })
    expect(await filesOf(importId)).toHaveLength(2)
  })
})
