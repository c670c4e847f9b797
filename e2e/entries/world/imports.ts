import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { ColumnReading } from '@/lib/imports/headings/types'
import { IMPORT_SECTIONS, type ImportLines, type ImportState, type ImportSummary } from '@/lib/imports/view-types'
import type { BaseSchool } from './school'

type Base = Pick<BaseSchool, 'id' | 'marks'>

export const HEADINGS_KEY = 'key of the headings'

/** One line of each kind, with names of the school's families. */
const linesFor = ({ marks }: Base): Partial<{ [Section in keyof ImportLines]: ImportLines[Section] }> => ({
  errors: { source: 'roll.csv', row: 7, column: 'DOB', text: 'There is no such day.', blocks: false },
  questions: {
    id: 'possible_twin-1',
    kind: 'possible_twin',
    source: 'roll.csv',
    row: 4,
    text: `Are Ada and Ben ${marks.ownFamily} different children?`,
    choices: [
      { value: 'keep_both', label: 'They are different children' },
      { value: 'same', label: 'They are one child' },
    ],
    answer: 'keep_both',
  },
  new: {
    personId: null,
    name: `Ada ${marks.ownFamily}`,
    kinds: ['pupil'],
    change: 'new',
    dateOfBirth: '2019-09-05',
    yearGroup: 1,
    className: 'Own class',
    email: null,
    fields: [],
    classMove: null,
    places: [{ source: 'roll.csv', row: 2 }],
  },
})

/** An import of the school in a state, as the check would leave it: one pupil is new, nothing is open. */
export async function anImport(school: Base, state: ImportState = 'checked') {
  const lines = Object.entries(linesFor(school))
  const columns: ColumnReading[] = [
    { source: 'roll.csv', headingsKey: HEADINGS_KEY, column: 'Forename', readAs: 'pupil givenName', examples: ['Ada'] },
  ]
  const sections = Object.fromEntries(
    IMPORT_SECTIONS.map((section) => [section, lines.filter(([name]) => name === section).length]),
  ) as ImportSummary['sections']
  const summary: ImportSummary = {
    rows: 2,
    people: { pupils: 1, parents: 0, staff: 0, governors: 0 },
    households: 1,
    ...{ create: 1, update: 0, archive: 0, unchanged: 0 },
    sections,
    openQuestions: 0,
    blockingErrors: 0,
    classes: [],
  }
  const done = state === 'confirmed' ? { confirmedAt: now(), outcome: NOTHING_ASKED } : {}
  const { id } = await db.import.create({
    data: {
      schoolId: school.id,
      state,
      whole: true,
      startedBy: { kind: 'operator', name: 'test' },
      columns,
      summary,
      planHash: 'hash of the plan',
      format: 'pupils',
      checkedAt: now(),
      ...done,
      files: { create: { schoolId: school.id, position: 0, name: 'roll.csv', bytes: Buffer.from('Forename\nAda\n') } },
      rows: {
        create: [
          ...lines.map(([section, content]) => ({ schoolId: school.id, section, position: 0, content })),
          ...faultyLines(school).map((cells, position) => ({
            ...{ schoolId: school.id, section: 'faulty', position },
            content: { source: 'roll.csv', cells },
          })),
        ],
      },
    },
    select: { id: true },
  })
  return { id, planHash: 'hash of the plan' }
}

/** The rows to mend, with their headings. */
const faultyLines = ({ marks }: Base) => [
  ['Forename', 'Surname', 'What is wrong'],
  ['Ada', marks.ownFamily, 'There is no such day.'],
]

const NOTHING_ASKED = { asked: 0, closed: 0, slotsMoved: 0, postsEnded: 0 }
