import fc from 'fast-check'
import { type SampleParent, type SamplePupil, type SampleTie, sampleUpn } from './sample-school.factory'

const WESTERN = [
  'Ada',
  'Zoë',
  "D'Arcy",
  'Anne-Marie',
  'José María',
  'Bjørn',
  'Null',
  'Ng',
  'van der Berg',
  'Smith-Jones-Patel',
]
const OTHERS = ['Łukasz', 'Noël ', 'محمد', '李小龙', 'Ἀθηνᾶ', 'Đặng', 'x'.repeat(150)]

/** A made-up school of any kind; `western` keeps to the letters of Windows-1252. */
export function arbitrarySchool({ western = false } = {}): fc.Arbitrary<SamplePupil[]> {
  const name = fc.constantFrom(...(western ? WESTERN : [...WESTERN, ...OTHERS]).map((one) => one.trim()))
  const child = fc.record({
    ...{ givenName: name, yearGroup: fc.integer({ min: -1, max: 13 }), day: fc.integer({ min: 1, max: 28 }) },
    className: fc.constantFrom('Oak', 'Elm; upper', '7B', 'The "Owls", east'),
  })
  const parent = fc.record({
    ...{ givenName: name, familyName: name, responsibility: fc.constantFrom('Yes', 'No', '') },
    relationship: fc.constantFrom('Mother', 'Father', 'Foster carer'),
  })
  const family = fc.record({
    familyName: name,
    children: fc.array(child, { minLength: 1, maxLength: 3 }),
    parents: fc.array(parent, { maxLength: 2 }),
  })
  return fc.array(family, { minLength: 1, maxLength: 8 }).map((families) => {
    let number = 0
    return families.flatMap(({ familyName, children, parents }, at) => {
      const ties = parents.map(({ responsibility, relationship, ...names }, nth): SampleTie => {
        const id = `C${at}${nth}`
        const parent: SampleParent = {
          ...names,
          id,
          email: `${id.toLowerCase()}@mail.example`,
          phone: `07700 90${at}0${nth}`,
        }
        // Two people of one name who answer for one child would be taken for one.
        if (nth === 1) parent.givenName = `Second ${parent.givenName}`.slice(0, 190)
        return { parent, relationship, responsibility }
      })
      return children.map(({ day, ...facts }): SamplePupil => {
        number += 1
        const dateOfBirth = `${2021 - facts.yearGroup}-03-${String(day).padStart(2, '0')}`
        return { ...facts, familyName, dateOfBirth, id: `A${number}`, upn: sampleUpn(number), parents: ties }
      })
    })
  })
}

/** The same rows and columns in another order; the headings stay first. */
export const shuffled = (rows: string[][]): fc.Arbitrary<string[][]> => {
  const [headings = [], ...body] = rows
  const order = (length: number) =>
    fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length })
  return fc.tuple(order(headings.length), order(body.length)).map(([columns, lines]) => {
    const picked = [headings, ...lines.map((at) => body[at] ?? [])]
    return picked.map((row) => columns.map((at) => row[at] ?? ''))
  })
}
