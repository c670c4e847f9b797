import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countHouseholds, readRoll } from './read-roll'
import { arbitrarySchool, shuffled } from './sample-rolls/arbitrary-school.factory'
import { archive, ENCODINGS, SHAPES, type Shape, tableFile } from './sample-rolls/files.factory'
import type { SamplePupil } from './sample-rolls/sample-school.factory'
import {
  contactTable,
  oneRosterTables,
  pupilAndContact,
  pupilsWithParents,
  pupilTable,
} from './sample-rolls/tables.factory'
import type { Roll, RollFile } from './types'

const TODAY = '2026-11-02'
const text = (parts: (string | number | null)[]) => parts.join('|')

/** Who is in a roll, and who answers for whom, without the keys of the reading; a name of one word may stand in either place. */
function portrait(roll: Roll) {
  const parents = new Map(
    roll.parents.map((one) => [one.key, text([one.givenName, one.familyName, one.email, one.phone])]),
  )
  const pupils = new Map(
    roll.pupils.map((one) => [
      one.key,
      text([one.externalId, one.givenName, one.familyName, one.dateOfBirth, one.yearGroup, one.className]),
    ]),
  )
  const ties = roll.guardianships.map(({ pupil, parent }) => `${pupils.get(pupil)} of ${parents.get(parent)}`)
  return {
    ...{ pupils: [...pupils.values()].sort(), parents: [...parents.values()].sort(), ties: ties.sort() },
    households: countHouseholds(roll),
  }
}

function truth(school: SamplePupil[]) {
  const parentText = ({ parent }: SamplePupil['parents'][number]) =>
    text([parent.givenName, parent.familyName, parent.email, parent.phone])
  const pupilText = (one: SamplePupil) =>
    text([one.id, one.givenName, one.familyName, one.dateOfBirth, one.yearGroup, one.className])
  const ties = school.flatMap((pupil) => pupil.parents.map((tie) => `${pupilText(pupil)} of ${parentText(tie)}`))
  return {
    pupils: school.map(pupilText).sort(),
    parents: [...new Set(school.flatMap(({ parents }) => parents.map(parentText)))].sort(),
    ties: ties.sort(),
    households: new Set(school.map(({ id, parents }) => parents[0]?.parent.id ?? id)).size,
  }
}

const written = fc.record({
  ...{ delimiter: fc.constantFrom(',', ';', '\t'), newline: fc.constantFrom('\r\n', '\n') },
  encoding: fc.constantFrom(...ENCODINGS),
})

/** The files of a shape with rows and columns in any order; a bare address beside a child would be the child's. */
function shuffledFiles(
  shape: Shape,
  school: SamplePupil[],
  way: Parameters<typeof tableFile>[2],
): fc.Arbitrary<RollFile[]> {
  if (shape === 'oneroster') {
    const tables = Object.entries(oneRosterTables(school)).map(([name, rows]) =>
      shuffled(rows).map((mixed) => [name, mixed]),
    )
    return fc.tuple(...tables).map((all) => [archive('roster.zip', Object.fromEntries(all), way)])
  }
  const owned = pupilAndContact(school).map((row) =>
    row.map((cell) => (cell === 'Primary Email' ? 'Contact Email' : cell)),
  )
  const tables = {
    pupil_with_parents: [pupilsWithParents(school)],
    pupil_and_contact: [owned],
    separate_files: [pupilTable(school), contactTable(school)],
  }[shape]
  return fc.tuple(...tables.map(shuffled)).map((all) => all.map((rows, at) => tableFile(`table ${at}.csv`, rows, way)))
}

describe.each(Object.keys(SHAPES) as Shape[])('%s', (shape) => {
  test('any school comes back as it was, in any encoding, with rows and columns in any order', async () => {
    const cases = written.chain((way) =>
      arbitrarySchool({ western: way.encoding === 'windows-1252' }).chain((school) =>
        fc.record({ school: fc.constant(school), files: shuffledFiles(shape, school, way) }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(cases, async ({ school, files }) => {
        const roll = await readRoll(files, TODAY)
        // Without parents at all a file of contacts is a file without rows.
        const empty = shape === 'separate_files' && school.every(({ parents }) => parents.length === 0)
        expect(roll.errors).toHaveLength(empty ? 1 : 0)
        expect(portrait(roll)).toEqual(truth(school))
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  test('damaged bytes never crash the reading, and tie nobody to a child in whose rows they do not stand', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(arbitrarySchool(), damage, async (school, marks) => {
        const files = SHAPES[shape](school).map(({ name, bytes }) => ({ name, bytes: damaged(bytes, marks) }))
        const roll = await readRoll(files, TODAY)
        if (shape === 'oneroster') return
        const placesOf = new Map([...roll.pupils, ...roll.parents].map(({ key, places }) => [key, places]))
        for (const { parent, pupil } of roll.guardianships) {
          const rows = new Set(placesOf.get(pupil)?.map(({ source, row }) => `${source} ${row}`))
          expect(placesOf.get(parent)?.some(({ source, row }) => rows.has(`${source} ${row}`))).toBe(true)
        }
      }),
      { numRuns: 80 },
    )
  }, 120_000)
})

function damaged(bytes: Uint8Array, marks: [number, number, boolean][]): Uint8Array {
  const copy = [...bytes]
  for (const [at, value, cut] of marks) {
    const place = at % Math.max(1, copy.length)
    if (cut) copy.splice(place, 1 + (value % 5))
    else copy[place] = value
  }
  return Uint8Array.from(copy)
}
