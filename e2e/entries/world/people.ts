import { addDays, dateOnly, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import type { MembershipKind } from '@/lib/people/types'
import { academicYearOf } from '@/lib/schools/types'

export const today = () => londonDay(now())
export const inDays = (days: number) => addDays(today(), days)
export const thisYear = () => academicYearOf(today())

let people = 0

export type Person = { id: string; displayName: string; email: string }

/** Somebody with one membership, whose family name is a mark to be looked for, and whose address begins with another. */
export async function aMarked(
  schoolId: string,
  kind: MembershipKind,
  mark: string,
  addressMark = mark,
): Promise<Person> {
  const number = ++people
  const displayName = `Person${number} ${mark}`
  const { id } = await db.person.create({
    data: {
      schoolId,
      givenName: `Person${number}`,
      familyName: mark,
      displayName,
      searchName: searchName(displayName),
      email: `${addressMark.toLowerCase()}.${number}@example.test`,
      memberships: { create: { schoolId, kind, startsOn: dateOnly('2020-09-01') } },
    },
    select: { id: true },
  })
  return { id, displayName, email: `${addressMark.toLowerCase()}.${number}@example.test` }
}

/** A pupil of Year 4, in a class of this year. */
export async function aPupilOf(schoolId: string, classId: string | null, mark: string) {
  const pupil = await aMarked(schoolId, 'pupil', mark)
  const place = { schoolId, personId: pupil.id, academicYear: thisYear(), yearGroup: 4, classId }
  await db.enrolment.create({ data: place, select: { id: true } })
  return pupil
}

export async function aParentOf(schoolId: string, pupilId: string, mark: string, addressMark?: string) {
  const parent = await aMarked(schoolId, 'parent', mark, addressMark)
  const facts = { relationship: 'Parent', parentalResponsibility: 'yes' as const }
  await db.guardianship.create({ data: { schoolId, pupilId, parentId: parent.id, ...facts }, select: { id: true } })
  return parent
}

/** An account of a person, if it stands for one. */
export async function anAccountOf(
  person: Person | null,
  name = person?.displayName ?? 'Nobody in particular',
  more: { secondFactorSince?: Date } = {},
) {
  const { id } = await db.account.create({
    data: {
      name,
      email: person?.email ?? `account.${++people}@example.test`,
      sessionsValidFrom: new Date(Date.now() - 60_000),
      ...more,
      people: person ? { create: { personId: person.id } } : undefined,
    },
    select: { id: true },
  })
  return { id, name }
}
