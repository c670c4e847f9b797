import { addDays, dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { namesOf } from '@/lib/people/names'
import type { MembershipKind } from '@/lib/people/types'
import type { Roll } from './families'
import { aCulture, addressOf } from './names'
import type { Random } from './random'

type NewPerson = {
  id: string
  givenName: string
  familyName: string
  email: string | null
  phone?: string
  dateOfBirth?: string
  kinds: { kind: MembershipKind; title?: string; from: string }[]
}

const BIRDS = [
  'Wrens',
  'Robins',
  'Finches',
  'Swifts',
  'Larks',
  'Doves',
  'Herons',
  'Owls',
  'Kestrels',
  'Ospreys',
  'Falcons',
  'Harriers',
  'Eagles',
  'Merlins',
]

export type DemoPeople = {
  classIds: string[]
  pupilIds: Map<string, string>
  parentIds: Map<string, string>
  staff: { id: string; title: string; name: string; email: string | null; classIndex: number | null }[]
  governors: string[]
  volunteers: string[]
  visitors: string[]
  /** Those who have signed nothing yet this year, so that whoever tries the demo finds something to sign. */
  waiting: string[]
}

async function write(schoolId: string, people: NewPerson[]) {
  await db.person.createMany({
    data: people.map(({ kinds: _kinds, dateOfBirth, givenName, familyName, ...person }) => ({
      ...person,
      schoolId,
      ...namesOf({ givenName, familyName, displayName: '' }),
      dateOfBirth: dateOfBirth ? dateOnly(dateOfBirth) : null,
    })),
  })
  await db.membership.createMany({
    data: people.flatMap(({ id, kinds }) =>
      kinds.map(({ kind, title, from }) => ({ schoolId, personId: id, kind, title, startsOn: dateOnly(from) })),
    ),
  })
}

/** Pupils in their classes of this year and of the last, and the parents and carers who answer for them. */
async function families(schoolId: string, roll: Roll, thisYear: number) {
  const classOf = async (academicYear: number) =>
    db.schoolClass.createManyAndReturn({
      data: BIRDS.map((name) => ({ schoolId, academicYear, name })),
      select: { id: true },
    })
  const [thisYears, lastYears] = [await classOf(thisYear), await classOf(thisYear - 1)]
  const pupilIds = new Map(roll.pupils.map((pupil) => [pupil.key, newId()]))
  const parentIds = new Map(roll.parents.map((parent) => [parent.key, newId()]))
  await write(
    schoolId,
    roll.pupils.map(({ key, givenName, familyName, birthYear, birthDay, yearGroup }) => ({
      id: pupilIds.get(key) ?? '',
      givenName,
      familyName,
      email: null,
      dateOfBirth: addDays(`${birthYear}-09-01`, birthDay),
      kinds: [{ kind: 'pupil', from: `${thisYear - yearGroup}-09-01` }],
    })),
  )
  const enrolled = roll.pupils.flatMap(({ key, yearGroup, classIndex }) => {
    const personId = pupilIds.get(key) ?? ''
    const now = { schoolId, personId, academicYear: thisYear, yearGroup, classId: thisYears[classIndex]?.id }
    if (yearGroup === 0) return [now]
    return [
      now,
      { ...now, academicYear: thisYear - 1, yearGroup: yearGroup - 1, classId: lastYears[classIndex - 2]?.id },
    ]
  })
  await db.enrolment.createMany({ data: enrolled })
  await write(
    schoolId,
    roll.parents.map(({ key, givenName, familyName, email, phone }) => ({
      id: parentIds.get(key) ?? '',
      givenName,
      familyName,
      email,
      phone,
      kinds: [{ kind: 'parent', from: `${thisYear - 1}-09-01` }],
    })),
  )
  await db.guardianship.createMany({
    data: roll.ties.map(({ parent, pupil, ...tie }) => ({
      schoolId,
      parentId: parentIds.get(parent) ?? '',
      pupilId: pupilIds.get(pupil) ?? '',
      startedOn: dateOnly(`${thisYear - 1}-09-01`),
      ...tie,
    })),
  })
  return { classIds: thisYears.map((row) => row.id), pupilIds, parentIds }
}

/** Those who run the school and those the guide names; the rest of the 46 are made up with the others. */
const KNOWN_STAFF: [givenName: string, familyName: string, title: string][] = [
  ['Margaret', 'Ellery', 'Headteacher'],
  ['Sunita', 'Deshpande', 'Deputy headteacher'],
  ['Folake', 'Adeyemi-Cole', 'Designated safeguarding lead'],
  ['Hilary', 'Lamb', 'School secretary'],
  ['Tomasz', 'Dąbek', 'IT manager'],
  ['Bethan', 'Llewellyn', 'Teacher of Kestrels'],
]
const TITLES = ['Teaching assistant', 'Midday supervisor', 'Caretaker', 'Cook', 'Learning mentor', 'Music teacher']

export async function demoPeople(schoolId: string, roll: Roll, random: Random, thisYear: number): Promise<DemoPeople> {
  const { classIds, pupilIds, parentIds } = await families(schoolId, roll, thisYear)
  const from = `${thisYear - 3}-09-01`
  const kestrels = BIRDS.indexOf('Kestrels')
  const teachers = BIRDS.map((bird, index) => ({ title: `Teacher of ${bird}`, index })).filter(
    ({ index }) => index !== kestrels,
  )
  const staff = Array.from({ length: 46 }, (_, at) => {
    const known = KNOWN_STAFF[at]
    const culture = aCulture(random)
    const givenName = known?.[0] ?? random.pick(random.chance(0.8) ? culture.women : culture.men)
    const familyName = known?.[1] ?? random.pick(culture.surnames)
    const teacher = known ? undefined : teachers[at - KNOWN_STAFF.length]
    const classIndex = known?.[2] === 'Teacher of Kestrels' ? kestrels : (teacher?.index ?? null)
    const email = addressOf(givenName, familyName, at).replace(`${at}@mail`, `${known ? '' : at}@brookfield`)
    return {
      id: newId(),
      givenName,
      familyName,
      title: known?.[2] ?? teacher?.title ?? random.pick(TITLES),
      classIndex,
      email,
    }
  })
  await write(
    schoolId,
    staff.map(({ classIndex: _index, title, ...person }) => ({ ...person, kinds: [{ kind: 'staff', title, from }] })),
  )

  const made = async (kind: MembershipKind, count: number, title: string, email: boolean) => {
    const people = Array.from({ length: count }, (_, at): NewPerson => {
      const culture = aCulture(random)
      const [givenName, familyName] = [
        random.pick(random.chance(0.5) ? culture.women : culture.men),
        random.pick(culture.surnames),
      ]
      return {
        id: newId(),
        givenName,
        familyName,
        email: email ? addressOf(givenName, familyName, 900 + at) : null,
        kinds: [{ kind, title, from }],
      }
    })
    await write(schoolId, people)
    return people.map((person) => person.id)
  }
  // Twelve governors: two parents, one member of staff, and nine from the town.
  const parents = [...parentIds.values()]
  const also = [parents[0], parents[40], staff[1]?.id].flatMap((id) => id ?? [])
  await db.membership.createMany({
    data: also.map((personId) => ({
      schoolId,
      personId,
      kind: 'governor',
      title: 'Parent or staff governor',
      startsOn: dateOnly(from),
    })),
  })
  // A teacher whose own children are at the school.
  const teacherParent = parents[7]
  if (teacherParent) {
    await db.membership.create({
      data: { schoolId, personId: teacherParent, kind: 'staff', title: 'Supply teacher', startsOn: dateOnly(from) },
    })
  }
  const governors = [...(await made('governor', 9, 'Co-opted governor', true)), ...also]
  const volunteers = await made('volunteer', 8, 'Reads with pupils', true)
  const visitors = await made('visitor', 6, 'Contractor', true)
  const teacher = staff.find(({ title }) => title === 'Teacher of Wrens')
  // The first family's parents come first: three children, and nothing signed for them yet.
  const waiting = [teacher?.id, governors[1], parents[0], parents[1], teacherParent, volunteers[0]].flatMap(
    (id) => id ?? [],
  )
  return {
    waiting,
    classIds,
    pupilIds,
    parentIds,
    governors,
    volunteers,
    visitors,
    staff: staff.map(({ id, title, givenName, familyName, email, classIndex }) => ({
      id,
      title,
      email,
      classIndex,
      name: `${givenName} ${familyName}`,
    })),
  }
}
