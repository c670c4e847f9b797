import { randomInt } from 'node:crypto'
import type { Actor, Grant, Post } from '@/lib/auth/actor'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import type { MembershipKind } from '@/lib/people/types'

/** The day on which the tests' schools live, inside the academic year 2026/27. */
export const TODAY = '2026-11-16'
export const THIS_YEAR = 2026

type Names = { givenName?: string; familyName?: string; email?: string | null }

const nameOf = ({ givenName = 'Asha', familyName = 'Okafor', email = null }: Names) => ({
  givenName,
  familyName,
  displayName: `${givenName} ${familyName}`,
  searchName: searchName(`${givenName} ${familyName}`),
  email: email?.toLowerCase() ?? null,
})

/** An account that stands for one person, with posts; returns the actor as a session would. */
export async function anAccount(
  schoolId: string,
  posts: { post: Post; classId?: string }[],
  personId?: string,
): Promise<Actor & { kind: 'account' }> {
  const account = await db.account.create({
    data: {
      name: posts[0]?.post ?? 'signer',
      email: `a${randomInt(1e12)}@example.test`,
      grants: { create: posts.map(({ post, classId }) => ({ post, schoolId, classId })) },
      people: personId ? { create: { personId } } : undefined,
    },
    select: { id: true, name: true },
  })
  const grants: Grant[] = posts.map(({ post, classId }) => ({
    post,
    schoolId,
    classId: classId ?? null,
    trustId: null,
  }))
  const people = personId ? [{ personId, schoolId }] : []
  return {
    kind: 'account',
    accountId: account.id,
    name: account.name,
    people,
    grants,
    knownBy: 'password',
    sharedAddress: false,
    secondStep: NO_SECOND_STEP,
  }
}

/** A school with one class and an actor in each post. */
export async function aSchool() {
  const { id } = await db.school.create({
    data: {
      name: 'Oakfield Primary School',
      urn: String(randomInt(1e11)),
      chainHead: { create: { sequence: 0, hash: '0'.repeat(64) } },
      classes: { create: { academicYear: THIS_YEAR, name: 'Kestrels' } },
    },
    select: { id: true },
  })
  const { id: classId } = await db.schoolClass.findFirstOrThrow({ where: { schoolId: id }, select: { id: true } })
  const as = (post: Post) => anAccount(id, [{ post, classId: post === 'class_teacher' ? classId : undefined }])
  return {
    id,
    classId,
    headteacher: await as('headteacher'),
    office: await as('office'),
    safeguardingLead: await as('safeguarding_lead'),
    itManager: await as('it_manager'),
    teacher: await as('class_teacher'),
    clerk: await as('clerk'),
    job: { kind: 'job', name: 'test', schoolId: id } satisfies Actor,
  }
}

/** A person with one membership. */
export const aPerson = (schoolId: string, kind: MembershipKind, names: Names = {}) =>
  db.person.create({
    data: {
      schoolId,
      ...nameOf(names),
      memberships: { create: { schoolId, kind, startsOn: dateOnly('2020-09-01') } },
    },
    select: { id: true, displayName: true, email: true },
  })

/** A pupil enrolled this year; Year 4 is an older pupil at a school that changed nothing. */
export async function aPupil(
  schoolId: string,
  { yearGroup = 4, classId, ...names }: Names & { yearGroup?: number; classId?: string } = {},
) {
  const pupil = await aPerson(schoolId, 'pupil', { givenName: 'Mina', ...names })
  await db.enrolment.create({ data: { schoolId, personId: pupil.id, academicYear: THIS_YEAR, yearGroup, classId } })
  return pupil
}

type GuardianshipOptions = {
  parentalResponsibility?: 'yes' | 'no' | 'not_known'
  appointed?: boolean
  contactOrder?: boolean
  receivesMail?: boolean
}

/** A parent of the pupils, who answers for each of them. */
export async function aParent(
  schoolId: string,
  pupilIds: string[],
  names: Names = {},
  options: GuardianshipOptions = {},
) {
  const parent = await aPerson(schoolId, 'parent', {
    givenName: 'Tomasz',
    email: `p${randomInt(1e12)}@example.test`,
    ...names,
  })
  await db.guardianship.createMany({
    data: pupilIds.map((pupilId) => ({
      schoolId,
      pupilId,
      parentId: parent.id,
      relationship: 'Parent',
      parentalResponsibility: 'yes',
      ...options,
    })),
  })
  return parent
}
