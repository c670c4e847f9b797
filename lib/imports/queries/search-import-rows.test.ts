import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { searchImportRows } from './search-import-rows'

/** An import with these names, sixty times over where asked for. */
async function anImport(schoolId: string, names: string[]) {
  const { id } = await db.import.create({ data: { schoolId, whole: true, startedBy: {} }, select: { id: true } })
  await db.importRow.createMany({
    data: names.map((name, position) => ({
      schoolId,
      importId: id,
      section: 'new',
      position,
      content: { name, className: position % 2 ? 'Wrens' : 'Kestrels', email: null },
    })),
  })
  return id
}

const namesOf = (page: { rows: { name: string }[] } | null) => page?.rows.map(({ name }) => name)

test('finds any part of a name, whatever its accents, case and apostrophes', async () => {
  const { id, office } = await aSchool()
  const importId = await anImport(id, ['Zoë Sørensen', 'Ben O’Neill', 'Łucja Zúñiga', 'Ada 100%'])
  const find = async (search: string) => namesOf(await searchImportRows(office, importId, 'new', { search, page: 1 }))
  expect(await find('ZOE sor')).toEqual(['Zoë Sørensen'])
  expect(await find("o'neill")).toEqual(['Ben O’Neill'])
  expect(await find('zuniga lucja')).toEqual(['Łucja Zúñiga'])
  expect(await find('wrens')).toEqual(['Ben O’Neill', 'Ada 100%'])
  expect(await find('0%')).toEqual(['Ada 100%'])
  expect(await find('%')).toEqual(['Ada 100%'])
  expect(await find('nobody')).toEqual([])
  expect(await find('  ')).toHaveLength(4)
})

test('pages what it finds, and a page past the end is the first', async () => {
  const { id, office } = await aSchool()
  const importId = await anImport(
    id,
    Array.from({ length: 60 }, (_, at) => `Ada ${at}`),
  )
  const second = await searchImportRows(office, importId, 'new', { search: 'ada', page: 2 })
  expect(second).toMatchObject({ total: 60, page: 2, pageCount: 2 })
  expect(second?.rows).toHaveLength(10)
  const past = await searchImportRows(office, importId, 'new', { search: 'ada', page: 9 })
  expect(past).toMatchObject({ total: 60, page: 1 })
})

test('another school’s import is not found, and who may not import is refused', async () => {
  const [one, other] = await Promise.all([aSchool(), aSchool()])
  const importId = await anImport(one.id, ['Ada Okafor'])
  const ask = { search: 'ada', page: 1 }
  expect(await searchImportRows(other.office, importId, 'new', ask)).toBeNull()
  await expect(searchImportRows(one.teacher, importId, 'new', ask)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
