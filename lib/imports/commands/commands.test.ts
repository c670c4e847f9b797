import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { trailOf, twice } from '@/lib/people/test-world.factory'
import { register } from '@/lib/reactions/register'
import { aSchool } from '@/lib/testing/factories'
import { aCheckedImport, anImport, importView, ONLY_TRY } from '../imports.factory'
import { listImportRows, listImports } from '../queries'
import { SHAPES, tableFile } from '../sample-rolls/files.factory'
import { sampleSchool } from '../sample-rolls/sample-school.factory'
import { pupilTable } from '../sample-rolls/tables.factory'
import { answerQuestions } from './answer-questions'
import { changeMapping } from './change-mapping'
import { checkImport } from './check-import'
import { confirmImport } from './confirm-import'
import { discardImport } from './discard-import'
import { eraseOldImports } from './erase-old-imports'
import { startImport } from './start-import'
import { undoImport } from './undo-import'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)

const files = SHAPES.pupil_with_parents(sampleSchool(8))
type School = Awaited<ReturnType<typeof aSchool>>

/** Everybody who holds a post without imports, and the head of another school. */
async function strangers(school: School) {
  const elsewhere = await aSchool()
  return {
    posts: [school.safeguardingLead, school.itManager, school.teacher, school.clerk],
    head: elsewhere.headteacher,
  }
}

/** Refused to every other post, and nothing to another school. */
async function isRefused(school: School, run: (actor: School['office']) => Promise<unknown>) {
  const { posts, head } = await strangers(school)
  for (const actor of posts) await expect(run(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(run(head)).rejects.toMatchObject({ code: 'NOT_FOUND' })
}

describe('startImport', () => {
  test('keeps the files for the worker, says so in the trail, and writes nobody', async () => {
    const school = await aSchool()
    const { importId } = await startImport(school.office, { schoolId: school.id, files, whole: 'yes' })
    expect(await importView(school.office, importId)).toMatchObject({
      state: 'waiting',
      whole: true,
      files: [{ name: 'roll.csv', bytes: files[0]?.bytes.length }],
      summary: null,
      mayConfirm: false,
    })
    expect(await trailOf(importId)).toEqual([
      { action: 'import.started', before: null, after: { files: 1, whole: true } },
    ])
    await checkImport({ importId }, ONLY_TRY)
    expect(await importView(school.office, importId)).toMatchObject({ state: 'checked', progress: null })
    expect(await db.person.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('is refused to other posts and at other schools, and names what is wrong', async () => {
    const school = await aSchool()
    await isRefused(school, (actor) => startImport(actor, { schoolId: school.id, files }))
    const start = (values: object) => startImport(school.office, { schoolId: school.id, files, ...values })
    await expect(start({ files: [] })).rejects.toMatchObject({
      fieldErrors: { files: ['Choose the files to import.'] },
    })
    await expect(start({ files: [...files, ...files] })).rejects.toMatchObject({ code: 'INVALID' })
    const large = { name: 'large.csv', bytes: new Uint8Array(26 * 1024 * 1024) }
    await expect(start({ files: [large] })).rejects.toMatchObject({
      fieldErrors: { files: [expect.stringContaining('25 MB')] },
    })
  })

  test('pressed twice is two imports, of which only one can be written', async () => {
    const school = await aSchool()
    expect(await twice(() => startImport(school.office, { schoolId: school.id, files }))).toEqual({
      done: 2,
      codes: [],
    })
    expect(await listImports(school.office, school.id)).toHaveLength(2)
  })
})

describe('answerQuestions', () => {
  /** Two children of one name and birthday: twins, or one child twice? */
  async function aQuestion() {
    const school = await aSchool()
    const [first, second] = sampleSchool(2)
    if (!first || !second) throw new Error('No pupils.')
    const twins = [first, { ...second, familyName: first.familyName, dateOfBirth: first.dateOfBirth }]
    const checked = await aCheckedImport(school.office, school.id, SHAPES.pupil_with_parents(twins))
    const questions = await listImportRows(school.office, checked.id, 'questions')
    const [question] = questions?.rows ?? []
    if (!question) throw new Error('Nothing was asked.')
    return { school, checked, question }
  }

  test('lets an import be confirmed, and a later one of the same roll need not be asked', async () => {
    const { school, checked, question } = await aQuestion()
    expect(checked).toMatchObject({ mayConfirm: false, summary: { openQuestions: 1 } })
    await expect(
      confirmImport(school.office, { importId: checked.id, planHash: checked.planHash }),
    ).rejects.toMatchObject({ code: 'CONFLICT', message: 'Answer every question before you confirm.' })
    const answers = { [question.id]: question.choices[0].value }
    await answerQuestions(school.office, { importId: checked.id, answers })
    expect((await trailOf(checked.id)).at(-1)).toEqual({
      action: 'import.answered',
      before: null,
      after: { answers: 1 },
    })
    await checkImport({ importId: checked.id }, ONLY_TRY)
    const ready = await importView(school.office, checked.id)
    expect(ready).toMatchObject({ state: 'checked', mayConfirm: true, summary: { openQuestions: 0 } })
  })

  test('is refused to others, for nonsense, and while it is being checked', async () => {
    const { school, checked, question } = await aQuestion()
    const values = { importId: checked.id, answers: { [question.id]: question.choices[0].value } }
    await isRefused(school, (actor) => answerQuestions(actor, values))
    await expect(answerQuestions(school.office, { ...values, importId: 'x' })).rejects.toMatchObject({
      code: 'INVALID',
    })
    expect(await twice(() => answerQuestions(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})

describe('changeMapping', () => {
  const odd = [['Kiddo', ...(pupilTable([])[0] ?? []).slice(1)], ...pupilTable(sampleSchool(3)).slice(1)]

  test('reads a column otherwise, now and in later files with the same headings', async () => {
    const school = await aSchool()
    const first = await aCheckedImport(school.office, school.id, [tableFile('odd.csv', odd)])
    const column = first.columns.find((one) => one.column === 'Kiddo')
    expect(column?.readAs).toBeNull()
    const mapping = { headingsKey: column?.headingsKey, choices: [{ column: 'Kiddo', readAs: 'pupil givenName' }] }
    await changeMapping(school.office, { importId: first.id, mappings: [mapping] })
    expect((await trailOf(first.id)).at(-1)).toMatchObject({ action: 'import.columns_chosen', after: { columns: 1 } })
    await checkImport({ importId: first.id }, ONLY_TRY)
    const given = async (importId: string) =>
      (await listImportRows(school.office, importId, 'new'))?.rows.map(({ name }) => name.split(' ')[0]).sort()
    const names = sampleSchool(3).map(({ givenName }) => givenName)
    expect(await given(first.id)).toEqual(names.sort())
    const later = await aCheckedImport(school.office, school.id, [tableFile('later.csv', odd)])
    expect(later.columns.find((one) => one.column === 'Kiddo')?.readAs).toBe('pupil givenName')
    expect(await given(later.id)).toEqual(names)
  })

  test('is refused to others, for a field that nobody knows, and for the second of two presses', async () => {
    const school = await aSchool()
    const { id: importId, columns } = await aCheckedImport(school.office, school.id, [tableFile('odd.csv', odd)])
    const values = (readAs: string) => ({
      importId,
      mappings: [{ headingsKey: columns[0]?.headingsKey, choices: [{ column: 'Kiddo', readAs }] }],
    })
    await isRefused(school, (actor) => changeMapping(actor, values('pupil givenName')))
    await expect(changeMapping(school.office, values('pupil shoeSize'))).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => changeMapping(school.office, values('')))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})

describe('confirmImport', () => {
  test('is refused to others, without a plan, and with errors that have to be mended', async () => {
    const school = await aSchool()
    const { id: importId, planHash } = await aCheckedImport(school.office, school.id, files)
    await isRefused(school, (actor) => confirmImport(actor, { importId, planHash }))
    await expect(confirmImport(school.office, { importId, planHash: '' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(confirmImport(school.office, { importId, planHash: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' })
    const faulty = await aCheckedImport(school.office, school.id, [tableFile('a.csv', [['Forename', 'Surname']])])
    expect(faulty.mayConfirm).toBe(false)
    await expect(
      confirmImport(school.office, { importId: faulty.id, planHash: faulty.planHash }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await confirmImport(school.office, { importId, planHash })
    expect((await trailOf(importId)).at(-1)).toMatchObject({ action: 'import.approved', after: { unchanged: 0 } })
  })
})

describe('undoImport', () => {
  test('is refused to others, before it is confirmed, and for the second of two presses', async () => {
    const school = await aSchool()
    const { id: importId } = await anImport(school.office, school.id, files)
    await isRefused(school, (actor) => undoImport(actor, { importId }))
    await expect(undoImport(school.office, { importId: '' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => undoImport(school.office, { importId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect((await trailOf(importId)).at(-1)).toMatchObject({ action: 'import.undo_asked' })
    const { id } = await aCheckedImport(school.office, school.id, files)
    await expect(undoImport(school.office, { importId: id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('discardImport', () => {
  test('erases the files and what was read from them; what was written already stays', async () => {
    const school = await aSchool()
    const { id: importId } = await aCheckedImport(school.office, school.id, files)
    await isRefused(school, (actor) => discardImport(actor, { importId }))
    await expect(discardImport(school.office, {})).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => discardImport(school.office, { importId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect((await trailOf(importId)).at(-1)).toMatchObject({ action: 'import.discarded' })
    const row = await db.import.findUniqueOrThrow({ where: { id: importId }, include: { files: true, rows: true } })
    expect(row).toMatchObject({ state: 'discarded', roll: null, rows: [], files: [{ name: 'roll.csv' }] })
    expect(row.files[0]?.bytes).toHaveLength(0)
    // A check that was under way finds nothing to keep.
    await checkImport({ importId }, ONLY_TRY)
    expect(await db.importRow.count({ where: { importId } })).toBe(0)
    const written = await anImport(school.office, school.id, files)
    await expect(discardImport(school.office, { importId: written.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('happens by itself after a week', async () => {
    const school = await aSchool()
    const { id: importId } = await aCheckedImport(school.office, school.id, files)
    const { id: young } = await aCheckedImport(school.office, school.id, files)
    const old = new Date(Date.now() - 8 * 86_400_000)
    await db.import.update({ where: { id: importId }, data: { createdAt: old } })
    await eraseOldImports({}, ONLY_TRY)
    expect(await importView(school.office, importId)).toMatchObject({ state: 'discarded' })
    expect(await db.importRow.count({ where: { importId } })).toBe(0)
    expect(await importView(school.office, young)).toMatchObject({ state: 'checked' })
  })
})
