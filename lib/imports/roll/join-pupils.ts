import { yearGroupLabel } from '@/lib/schools/types'
import type { Pace } from '../pacing'
import type { RollPupil } from '../types'
import { ask, type Found, LEFT_OUT, theseValues } from './ask'
import { byKey, distinct, grouping, oneOf } from './groups'
import { firstNamed, fullName, nameKey } from './names'
import type { PupilInRow } from './rows'

/** The pupils that the rows tell of, each once, and the pupil of each row; rows of nobody known are errors. */
export async function joinPupils(
  rows: PupilInRow[],
  found: Found,
  pace: Pace,
): Promise<{ pupils: RollPupil[]; pupilOf: Map<PupilInRow, string> }> {
  const groups = grouping(rows, (row) => row.upn)
  for (const [, same] of byKey(rows, numbersOf)) {
    await pace()
    const ordered = [...same].sort((one, other) => ((one.upn ?? '~') < (other.upn ?? '~') ? -1 : 1))
    for (const row of ordered.slice(1)) groups.join(ordered[0] as PupilInRow, row)
    const [one, another] = distinct(same.map(({ upn }) => upn))
    if (one && another) refuseNumberOfTwo(ordered, found)
  }
  const unclear = await joinByName(rows, groups, found, pace)
  const pupilOf = new Map<PupilInRow, string>()
  askAboutRepeated(groups.groups(), found)
  const pupils: RollPupil[] = []
  for (const group of groups.groups()) {
    await pace()
    const pupil = group.some((row) => unclear.has(row)) ? null : pupilFrom(group, found)
    if (!pupil) continue
    pupils.push(pupil)
    for (const row of group) pupilOf.set(row, pupil.key)
  }
  return { pupils: pupils.sort((a, b) => (a.key < b.key ? -1 : 1)), pupilOf }
}

const numbersOf = (row: PupilInRow) => [
  ...(row.upn ? [`upn ${row.upn}`] : []),
  ...(row.externalId ? [`id ${row.externalId}`] : []),
]

function refuseNumberOfTwo(rows: PupilInRow[], { errors }: Found) {
  const [first, second] = [rows[0], rows.find(({ upn }) => upn !== rows[0]?.upn)]
  if (!first || !second) return
  errors.push({
    ...second.place,
    column: null,
    blocks: true,
    text: `${fullName(first)} and ${fullName(second)} have different UPNs and the same number ${second.externalId}. Correct whichever is wrong.`,
  })
}

/** A row without a number is the pupil of its name whose date of birth and class do not speak against it; rows that could be either of two come back. */
async function joinByName(
  rows: PupilInRow[],
  groups: ReturnType<typeof grouping<PupilInRow>>,
  found: Found,
  pace: Pace,
): Promise<Set<PupilInRow>> {
  const unclear = new Set<PupilInRow>()
  const numbered = new Map(
    byKey(
      groups.groups().filter((group) => group.some((row) => numbersOf(row).length > 0)),
      (group) => [...new Set(group.map(nameKey))],
    ),
  )
  for (const [name, same] of byKey(rows, (row) => (nameKey(row) ? [nameKey(row)] : []))) {
    await pace()
    const certain = [...(numbered.get(name) ?? [])]
    const loose = same.filter((row) => numbersOf(row).length === 0)
    const dated = loose.filter((row) => row.dateOfBirth !== null)
    for (const row of [...dated, ...loose.filter((one) => one.dateOfBirth === null)]) {
      const fits = certain.filter((group) => group.every((other) => agrees(row, other)))
      const [first] = fits
      if (fits.length > 1) {
        unclear.add(row)
        found.errors.push({
          ...row.place,
          column: null,
          blocks: true,
          text: `Two pupils are called ${row.givenName} ${row.familyName}. Add the UPN, admission number or date of birth.`,
        })
      } else if (first?.[0]) {
        groups.join(first[0], row)
        first.push(row)
      } else certain.push([row])
    }
  }
  return unclear
}

/** Without numbers and dates of birth, rows of one name and class are taken for one child, and somebody has to say so. */
function askAboutRepeated(groups: PupilInRow[][], found: Found) {
  const unsure = groups.filter(
    (rows) => rows.length > 1 && rows.every((row) => numbersOf(row).length === 0 && row.dateOfBirth === null),
  )
  const first = unsure[0]?.[0]
  if (!first) return
  ask(found, first.place, {
    kind: 'repeated_pupil',
    text: `${unsure.length === 1 ? 'One name stands' : `${unsure.length} names stand`} in several rows, such as ${fullName(first)}, and the file has no UPN, admission number or date of birth for them. Is each name with its class one child?`,
    about: unsure.map((rows) => keyOf(rows)),
    choices: [{ value: 'same', label: 'Each is one child' }, LEFT_OUT],
  })
}

const agrees = (one: PupilInRow, other: PupilInRow) =>
  alike(one.dateOfBirth, other.dateOfBirth) &&
  alike(one.className, other.className) &&
  alike(one.yearGroup, other.yearGroup)
const alike = (one: string | number | null, other: string | number | null) =>
  one === null || other === null || one === other

function pupilFrom(group: PupilInRow[], found: Found): RollPupil | null {
  const named = group.filter((row) => nameKey(row) !== '')
  const at = (group[0] as PupilInRow).place
  if (named.length === 0) {
    found.errors.push({
      ...at,
      column: null,
      blocks: true,
      text: 'No file names the pupil with this number. Add the file of the pupils.',
    })
    return null
  }
  const first = firstNamed(named)
  const who = fullName(first)
  const other = named.find((row) => nameKey(row) !== nameKey(first))
  if (other) {
    found.errors.push({
      ...other.place,
      column: null,
      blocks: true,
      text: `One number stands for two names here: ${who}, and ${fullName(other)}. Correct the number or the name.`,
    })
  }
  const key = keyOf(group)
  const births = distinct(group.map((row) => row.dateOfBirth))
  const classes = distinct(group.map((row) => row.className))
  const years = distinct(group.map((row) => row.yearGroup))
  if (births.length > 1) {
    ask(found, at, {
      kind: 'different_details',
      text: `${who} has two dates of birth: ${births.join(' and ')}. Which one is right?`,
      about: [key],
      field: 'dateOfBirth',
      choices: theseValues(births),
    })
  }
  if (classes.length > 1) {
    ask(found, at, {
      kind: 'two_classes',
      text: `${who} stands in ${classes.join(' and in ')}. Which one is right?`,
      about: [key],
      field: 'className',
      choices: theseValues(classes),
    })
  }
  if (years.length > 1) {
    const label = (year: string | number) => yearGroupLabel(Number(year))
    ask(found, at, {
      kind: 'two_classes',
      text: `${who} stands in ${years.map(label).join(' and in ')}. Which one is right?`,
      about: [key],
      field: 'yearGroup',
      choices: theseValues(years, label),
    })
  }
  return {
    key,
    externalId: oneOf(group.map((row) => row.externalId)),
    upn: oneOf(group.map((row) => row.upn)),
    givenName: first.givenName,
    familyName: first.familyName,
    displayName: oneOf(group.map((row) => row.displayName)) ?? '',
    dateOfBirth: oneOf(group.map((row) => row.dateOfBirth)),
    email: oneOf(group.map((row) => row.email)),
    phone: oneOf(group.map((row) => row.phone)),
    yearGroup: oneOf(group.map((row) => row.yearGroup)),
    className: oneOf(group.map((row) => row.className)),
    places: group.map((row) => row.place),
  }
}

function keyOf(group: PupilInRow[]) {
  const upn = oneOf(group.map((row) => row.upn))
  const id = oneOf(group.map((row) => row.externalId))
  if (upn) return `upn ${upn}`
  if (id) return `id ${id}`
  const year = oneOf(group.map((row) => row.yearGroup))
  const rest = [oneOf(group.map((row) => row.dateOfBirth)), oneOf(group.map((row) => row.className)), year]
  return ['name', nameKey(firstNamed(group)), ...rest].join('|')
}
