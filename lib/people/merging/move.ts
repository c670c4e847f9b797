import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Journal } from '@/lib/db/journal'
import { namesOf } from '../names'
import { joinMemberships, joinTies, pairMemberships, pairRows } from './combine'
import { placeOf } from './judge'
import type { MergeRecord, TieRecord } from './records'
import type { MergeChoices } from './types'

type Merge = { kept: MergeRecord; other: MergeRecord; day: string; choices: MergeChoices }

/** Moves what the other record is at the school to the kept one; what both have stays once. */
export async function moveMemberships(journal: Journal, { kept, other, day }: Merge) {
  const { move, doubled } = pairMemberships(kept.memberships, other.memberships, day)
  for (const { id } of move) await journal.change('membership', { id }, { personId: other.id }, { personId: kept.id })
  for (const pair of doubled) {
    const { id, ...before } = pair.other
    await journal.remove('membership', { id }, { ...before, schoolId: kept.schoolId, personId: other.id })
    const { startsOn, title } = pair.kept
    await journal.change(
      'membership',
      { id: pair.kept.id },
      { startsOn, title },
      joinMemberships(pair.kept, pair.other),
    )
  }
}

export async function moveEnrolments(journal: Journal, { kept, other, day, choices }: Merge) {
  const { move, doubled } = pairRows(kept.enrolments, other.enrolments, ({ academicYear }) => academicYear)
  for (const { id } of move) await journal.change('enrolment', { id }, { personId: other.id }, { personId: kept.id })
  for (const pair of doubled) {
    const { id, academicYear, yearGroup, classId } = pair.other
    const own = { schoolId: kept.schoolId, personId: other.id, academicYear, yearGroup, classId }
    await journal.remove('enrolment', { id }, own)
    if (pair.kept.id !== placeOf(kept, day)?.id || choices.place !== 'other') continue
    const before = { yearGroup: pair.kept.yearGroup, classId: pair.kept.classId }
    await journal.change('enrolment', { id: pair.kept.id }, before, { yearGroup, classId })
  }
}

const factsOf = ({ id: _id, parentId: _parentId, pupilId: _pupilId, ...facts }: TieRecord) => facts
const bare = ({
  pupil: _pupil,
  parent: _parent,
  ...tie
}: TieRecord & { pupil?: unknown; parent?: unknown }): TieRecord => tie

/** Moves the ties of the other record at one of their ends; returns the relatives whose household has changed. */
async function moveTies(
  journal: Journal,
  { kept, other }: Merge,
  end: 'parentId' | 'pupilId',
  ours: TieRecord[],
  theirs: TieRecord[],
): Promise<string[]> {
  const far = end === 'parentId' ? 'pupilId' : 'parentId'
  // A tie between the two that was a mistake from the first day stays as a record of it.
  const { move, doubled } = pairRows(
    ours.map(bare),
    theirs.map(bare).filter((tie) => tie[far] !== kept.id),
    (tie) => tie[far],
  )
  for (const { id } of move) await journal.change('guardianship', { id }, { [end]: other.id }, { [end]: kept.id })
  for (const pair of doubled) {
    const { id, ...before } = pair.other
    await journal.remove('guardianship', { id }, { ...before, schoolId: kept.schoolId })
    const facts = factsOf(pair.kept)
    await journal.change('guardianship', { id: pair.kept.id }, facts, joinTies(facts, factsOf(pair.other)))
  }
  return [...move, ...doubled.map((pair) => pair.other)].map((tie) => tie[far])
}

/** Moves the household; returns the pupils whose parents are others now. */
export async function moveHousehold(journal: Journal, merge: Merge): Promise<string[]> {
  const { kept, other } = merge
  const children = await moveTies(journal, merge, 'parentId', kept.children, other.children)
  const parents = await moveTies(journal, merge, 'pupilId', kept.guardians, other.guardians)
  return parents.length > 0 ? [...children, kept.id] : children
}

/** Makes the other record a pointer, and gives the kept one the values that stay; numbers that do not stay become aliases. */
export async function joinDetails(tx: Tx, journal: Journal, { kept, other, choices }: Merge) {
  const { schoolId } = kept
  const takes = (field: keyof MergeChoices) => (choices[field] === 'other' ? other : kept)
  const { givenName, familyName, displayName } = takes('name')
  const values = {
    ...namesOf({ givenName, familyName, displayName }),
    dateOfBirth: takes('dateOfBirth').dateOfBirth,
    email: takes('email').email,
    phone: takes('phone').phone,
    upn: takes('upn').upn,
    externalId: kept.externalId ?? other.externalId,
  }
  // The other one's numbers go first: no two people of a school have one.
  await journal.change(
    'person',
    { id: other.id },
    { upn: other.upn, externalId: other.externalId, archivedAt: other.archivedAt, mergedIntoId: null },
    { upn: null, externalId: null, archivedAt: other.archivedAt ?? now(), mergedIntoId: kept.id },
  )
  // Each by itself: what is edited later stays as edited when the rest is turned back.
  for (const [key, value] of Object.entries(values)) {
    const before = kept[key as keyof typeof values]
    if (String(before) !== String(value))
      await journal.change('person', { id: kept.id }, { [key]: before }, { [key]: value })
  }

  for (const { id } of await tx.person.findMany({
    where: { schoolId, mergedIntoId: other.id },
    select: { id: true },
  })) {
    await journal.change('person', { id }, { mergedIntoId: other.id }, { mergedIntoId: kept.id })
  }
  const earlier = await tx.personAlias.findMany({ where: { schoolId, personId: other.id } })
  for (const { kind, value } of earlier) {
    await journal.change('personAlias', { schoolId, kind, value }, { personId: other.id }, { personId: kept.id })
  }
  for (const kind of ['upn', 'externalId'] as const) {
    for (const value of [kept[kind], other[kind]]) {
      if (!value || value === values[kind]) continue
      const row = { schoolId, kind, value }
      // Two systems may have used one number for two people: the first merge that said whose it is stands.
      if ((await tx.personAlias.count({ where: row })) === 0)
        await journal.add('personAlias', row, { personId: kept.id })
    }
  }
}
