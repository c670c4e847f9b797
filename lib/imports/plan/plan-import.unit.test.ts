import { describe, expect, test, vi } from 'vitest'
import { readRoll } from '../read-roll'
import { SHAPES, type Shape, tableFile } from '../sample-rolls/files.factory'
import { type SamplePupil, sampleAdults, sampleJanuary, sampleSchool } from '../sample-rolls/sample-school.factory'
import { governorTable, staffTable } from '../sample-rolls/tables.factory'
import type { RollFile } from '../types'
import { applyPlanPurely, emptySchool } from './apply-plan.factory'
import { planImport } from './plan-import'
import type { ImportPlan, KnownSchool } from './types'

// Whole schools, several times over.
vi.setConfig({ testTimeout: 120_000 })

const TODAY = '2026-11-02'
const EMPTY = emptySchool(TODAY, 2026)
const autumn = sampleSchool(420)
const january = sampleJanuary(autumn)

async function plan(files: RollFile[], known: KnownSchool, answers: Record<string, string> = {}, whole = true) {
  return planImport(await readRoll(files, TODAY), known, { whole, answers })
}

/** Every question answered with the first choice that a test wants, or else the first one. */
const answered = ({ questions }: ImportPlan, wanted: string[] = []) =>
  Object.fromEntries(
    questions.map(({ id, choices }) => [id, (choices.find(({ value }) => wanted.includes(value)) ?? choices[0]).value]),
  )

async function imported(files: RollFile[], known = EMPTY, wanted: string[] = []) {
  const first = await plan(files, known)
  return applyPlanPurely(known, await plan(files, known, answered(first, wanted)))
}

const shapes = Object.keys(SHAPES) as Shape[]
const filesOf = (shape: Shape, pupils: SamplePupil[]) => SHAPES[shape](pupils)

describe.each(shapes)('%s', (shape) => {
  test('a first import makes everybody, and the same roll again changes nothing and asks nothing', async () => {
    const first = await plan(filesOf(shape, autumn), EMPTY)
    expect(first.errors).toEqual([])
    expect(first.questions).toEqual([])
    expect(first.counts).toEqual({ create: first.people.length, update: 0, archive: 0, unchanged: 0 })
    expect(first.people.filter(({ kinds }) => kinds.includes('pupil'))).toHaveLength(420)
    expect(first.classes).toHaveLength(14)

    const again = await plan(filesOf(shape, autumn), applyPlanPurely(EMPTY, first))
    expect(again.people.filter(({ change }) => change !== 'unchanged')).toEqual([])
    expect(again.guardianships.filter(({ change }) => change !== 'unchanged')).toEqual([])
    expect(again).toMatchObject({ questions: [], leavers: [], classes: [], remember: {} })
  })

  test('in January: joiners, leavers, class moves, new surnames and twins', async () => {
    const known = await imported(filesOf(shape, autumn))
    const files = filesOf(shape, january.pupils)
    const asked = await plan(files, known)
    expect(asked.errors).toEqual([])
    expect(asked.questions.map(({ kind }) => kind).sort()).toEqual([
      ...['changed_surname', 'changed_surname', 'changed_surname', 'possible_twin'],
    ])
    const answers = answered(asked)
    const done = await plan(files, known, answers)
    const pupils = done.people.filter(({ kinds }) => kinds.includes('pupil'))
    expect(pupils.filter(({ change }) => change === 'new')).toHaveLength(12)
    expect(pupils.filter(({ classMove }) => classMove)).toHaveLength(9)
    const renamed = pupils.filter(({ fields }) => fields.some(({ field }) => field === 'familyName'))
    expect(renamed).toHaveLength(3)
    expect(
      done.leavers
        .filter(({ kind }) => kind === 'pupil')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(january.leavers.map(({ givenName, familyName }) => `${givenName} ${familyName}`).sort())
    const again = await plan(files, applyPlanPurely(known, done))
    expect(again.questions).toEqual([])
    expect(again.counts).toMatchObject({ create: 0, update: 0, archive: 0 })
  })
})

test('a roll from another system finds the same children, and asks once about all of them', async () => {
  const known = await imported(filesOf('separate_files', autumn))
  const others = autumn.map((pupil) => ({ ...pupil, id: `other-${pupil.id}` }))
  const files = filesOf('oneroster', others)
  const asked = await plan(files, known)
  expect(asked.questions.map(({ kind }) => kind)).toEqual(['other_numbers'])
  const after = await imported(files, known, ['same'])
  expect(after.people).toHaveLength(known.people.length)
  for (const same of [files, filesOf('separate_files', autumn)]) {
    const again = await plan(same, after)
    expect(again).toMatchObject({ questions: [], leavers: [], counts: { create: 0, update: 0, archive: 0 } })
  }
})

test('staff and governors come, change their work and leave; pupils are none of their business', async () => {
  const staff = sampleAdults(12, ['Teacher', 'Teaching assistant'], 'staff')
  const governors = sampleAdults(8, ['Parent governor', 'Co-opted'], 'governors')
  const files = (working: typeof staff) => [
    tableFile('staff.csv', staffTable(working)),
    tableFile('governors.csv', governorTable(governors)),
  ]
  const known = await imported(files(staff), await imported(filesOf('separate_files', autumn)))
  const [first, second, ...rest] = staff
  if (!first || !second) throw new Error('There are no staff.')
  const later = await plan(files([{ ...second, title: 'Headteacher' }, ...rest]), known)
  expect(later.questions).toEqual([])
  expect(later.leavers).toMatchObject([{ kind: 'staff', because: 'not_in_roll', archive: true }])
  expect(later.people.flatMap(({ retitled }) => retitled)).toMatchObject([{ kind: 'staff', title: 'Headteacher' }])
  expect(later.counts).toEqual({ create: 0, update: 1, archive: 1, unchanged: 18 })
})
