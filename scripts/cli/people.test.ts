import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anImport } from '@/lib/imports/imports.factory'
import { SHAPES } from '@/lib/imports/sample-rolls/files.factory'
import { sampleJanuary, sampleSchool } from '@/lib/imports/sample-rolls/sample-school.factory'
import { aSchool } from '@/lib/testing/factories'
import { typeScript } from '../run/program'

const autumn = sampleSchool(60)
const january = sampleJanuary(autumn)
const people = (pupils: typeof autumn) =>
  pupils.length + new Set(pupils.flatMap(({ parents }) => parents.map(({ parent }) => parent.id))).size

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-people-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, bytes: Uint8Array | string) {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}
const rollOf = (name: string, pupils: typeof autumn) => fileOf(name, SHAPES.pupil_with_parents(pupils)[0]?.bytes ?? '')

type Ran = { code: number | null; said: string; complaint: string }

/** `countersign people import …`, as the operator runs it. */
function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, typeScript('scripts/cli/main.ts', 'people', 'import', ...args), {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let [said, complaint] = ['', '']
    child.stdout?.on('data', (chunk) => {
      said += chunk
    })
    child.stderr?.on('data', (chunk) => {
      complaint += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said, complaint }))
  })
}
const json = ({ said }: Ran) => JSON.parse(said)
const pupilsAt = (schoolId: string) =>
  db.membership.count({ where: { schoolId, kind: 'pupil', endsOn: null, person: { archivedAt: null } } })

async function urnOf(schoolId: string) {
  const { urn } = await db.school.findUniqueOrThrow({ where: { id: schoolId }, select: { urn: true } })
  return urn
}

describe('people import', () => {
  test('without a school reads the files alone, with no database', async () => {
    const { DATABASE_URL: _, ...bare } = process.env
    const ran = await run([rollOf('roll.csv', autumn), '--json'], { ...bare, DATABASE_URL: 'postgresql://nowhere:1/x' })
    expect(ran.code).toBe(0)
    expect(json(ran)).toMatchObject({ format: 'pupil_with_parents', rows: 60, people: { pupils: 60 }, errors: [] })
    expect((await run([rollOf('roll.csv', autumn), '--confirm'])).complaint).toContain('--school')
  }, 300_000)

  test('says what would happen at a school, does it when told to, and nothing the second time', async () => {
    const school = await aSchool()
    const at = ['--school', await urnOf(school.id), '--json']
    const roll = rollOf('roll.csv', autumn)
    const first = await run([roll, ...at])
    expect(first).toMatchObject({ code: 0, complaint: '' })
    expect(json(first)).toEqual({
      format: 'pupil_with_parents',
      rows: 60,
      people: { pupils: 60, parents: people(autumn) - 60, staff: 0, governors: 0 },
      households: expect.any(Number),
      create: people(autumn),
      update: 0,
      archive: 0,
      unchanged: 0,
      questions: [],
      errors: [],
    })
    expect(await pupilsAt(school.id)).toBe(0)
    const done = await run([roll, ...at, '--confirm'])
    expect(done).toMatchObject({ code: 0, complaint: '' })
    expect(json(done)).toMatchObject({ confirmed: true, trouble: null, create: people(autumn) })
    expect(await pupilsAt(school.id)).toBe(60)
    const { importId } = json(done)
    expect(
      await db.auditEntry.findFirstOrThrow({ where: { subject: importId, action: 'roll.imported' } }),
    ).toMatchObject({ actor: { kind: 'operator', name: 'command line' } })
    expect(json(await run([roll, ...at, '--confirm']))).toMatchObject({
      ...{ confirmed: true, create: 0, update: 0, archive: 0, unchanged: people(autumn) },
    })
  }, 300_000)

  test('asks about twins and surnames in January, and goes on with the answers; a part lets nobody leave', async () => {
    const school = await aSchool()
    const at = ['--school', await urnOf(school.id), '--json']
    await anImport(school.office, school.id, SHAPES.pupil_with_parents(autumn))
    const roll = rollOf('january.csv', january.pupils)
    const refused = await run([roll, ...at, '--confirm'])
    expect(refused.code).toBe(1)
    const { questions, archive, ...said } = json(refused)
    expect(said).toMatchObject({ confirmed: false, errors: [] })
    expect(archive).toBeGreaterThanOrEqual(5)
    expect(questions.map(({ kind }: { kind: string }) => kind)).toContain('possible_twin')
    expect(questions[0]).toEqual({
      ...{ id: expect.any(String), file: 'january.csv', row: expect.any(Number), kind: expect.any(String) },
      ...{ text: expect.any(String), answer: null },
      choices: expect.arrayContaining([{ value: expect.any(String), label: expect.any(String) }]),
    })
    expect(json(await run([roll, ...at, '--part']))).toMatchObject({ archive: 0 })
    expect(await pupilsAt(school.id)).toBe(60)

    const answers = Object.fromEntries(
      questions.map(({ id, choices }: { id: string; choices: { value: string }[] }) => [id, choices[0]?.value]),
    )
    const done = await run([roll, ...at, '--confirm', '--answers', fileOf('answers.json', JSON.stringify(answers))])
    expect(done.code).toBe(0)
    expect(json(done)).toMatchObject({ confirmed: true, archive })
    expect(await pupilsAt(school.id)).toBe(67)
  }, 300_000)

  test('names what is wrong, writes nothing with errors, and knows no school that is not there', async () => {
    const school = await aSchool()
    const urn = await urnOf(school.id)
    const faulty = fileOf('faulty.csv', 'Forename,Surname,DOB,Year\nAda,Abbott,31/02/2019,1\nBen,Vance,01/02/2019,1\n')
    const ran = await run([faulty, '--school', urn, '--json', '--confirm'])
    expect(ran.code).toBe(1)
    expect(json(ran)).toMatchObject({ confirmed: false, errors: [{ row: 2, column: 'DOB', text: expect.any(String) }] })
    expect(await pupilsAt(school.id)).toBe(0)
    expect(await run([faulty, '--school', 'none'])).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('There is no school with the URN none.'),
    })
    const nonsense = await run([faulty, '--school', urn, '--answers', fileOf('nonsense.json', '[1]')])
    expect(nonsense).toMatchObject({ code: 1, complaint: expect.stringContaining('holds no answers') })
  }, 300_000)
})
