import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aCheckedImport, anImport, importView } from '../imports.factory'
import { listImportRows } from '../queries'
import { tableFile } from '../sample-rolls/files.factory'
import { faultyRows } from './faulty-rows'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

const HEADINGS = ['Forename', 'Surname', 'DOB', 'Year', 'Notes', 'Notes']
const CALLED = [...HEADINGS.slice(0, 4), 'Pupil Mobile', 'Notes']
const ROWS = [
  HEADINGS,
  ['Ada', 'Abbott', '01/02/2019', '1', 'first', 'second'],
  ['Ben', 'Vance', '31/02/2019', '1', '=HYPERLINK("https://evil.example")', '"quoted", with a comma'],
  ['Mia', 'Quigley-Shaw', '03/04/2018', '14', '', ''],
]

test('the faulty rows come back as the file had them, with what is wrong, and with nothing that a spreadsheet would run', async () => {
  const school = await aSchool()
  const { id, faultySources } = await aCheckedImport(school.office, school.id, [tableFile('roll.csv', ROWS)])
  expect(faultySources).toEqual(['roll.csv'])
  const file = await faultyRows(school.office, id, 'roll.csv')
  expect(file?.fileName).toBe('roll-to-correct.csv')
  const lines =
    file?.text
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n') ?? []
  expect(lines[0]).toBe('Forename,Surname,DOB,Year,Notes,Notes,What is wrong')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(
    `Ben,Vance,31/02/2019,1,"'=HYPERLINK(""https://evil.example"")","""quoted"", with a comma",`,
  )
  expect(lines[1]).toContain('DOB: There is no such day.')
  expect(lines[2]).toMatch(/^Mia,Quigley-Shaw,03\/04\/2018,14,,,.*Year: There is no such year group\./)
  expect(await faultyRows(school.office, id)).toEqual(file)
})

test('the mended rows go in as a part of the roll', async () => {
  const school = await aSchool()
  const { id } = await aCheckedImport(school.office, school.id, [tableFile('roll.csv', ROWS)])
  const text = (await faultyRows(school.office, id))?.text ?? ''
  const mended = text.replace('31/02/2019', '28/02/2019').replace(',14,', ',4,')
  const files = [{ name: 'mended.csv', bytes: Buffer.from(mended) }]
  const again = await aCheckedImport(school.office, school.id, files, { whole: false })
  expect(again).toMatchObject({ faultySources: [], summary: { create: 2, sections: { errors: 0 } } })
})

test('a number that begins with a plus is the same after the round', async () => {
  const school = await aSchool()
  const rows = [CALLED, ['Ben', 'Vance', '31/02/2019', '1', '+44 7700 900123', '']]
  const { id } = await aCheckedImport(school.office, school.id, [tableFile('roll.csv', rows)])
  const mended = ((await faultyRows(school.office, id))?.text ?? '').replace('31/02/2019', '28/02/2019')
  expect(mended).toContain("'+44 7700 900123")
  const files = [{ name: 'mended.csv', bytes: Buffer.from(mended) }]
  await anImport(school.office, school.id, files, { whole: false })
  expect(await db.person.findFirstOrThrow({ where: { schoolId: school.id } })).toMatchObject({
    phone: '+44 7700 900123',
  })
})

test('nobody else sees them, and an import without errors has none', async () => {
  const school = await aSchool()
  const elsewhere = await aSchool()
  const { id } = await aCheckedImport(school.office, school.id, [tableFile('roll.csv', ROWS)])
  expect(await faultyRows(elsewhere.office, id)).toBeNull()
  expect(await listImportRows(elsewhere.office, id, 'new')).toBeNull()
  await expect(faultyRows(school.teacher, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await faultyRows(school.office, 'nonsense')).toBeNull()
  expect(await faultyRows(school.office, id, 'another.csv')).toBeNull()
  const right = await aCheckedImport(school.office, school.id, [tableFile('right.csv', ROWS.slice(0, 2))])
  expect(await faultyRows(school.office, right.id)).toBeNull()
  expect((await importView(school.office, right.id)).faultySources).toEqual([])
})
