import { randomInt } from 'node:crypto'
import type { Post } from '@/lib/auth/actor'
import { POST_LABELS } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { db } from '@/lib/db/client'
import type { DemoPeople } from './people'

type NewAccount = { name: string; email: string; personId?: string; post?: Post; trustId?: string; classId?: string }

async function open(schoolId: string, { name, email, personId, post, trustId, classId }: NewAccount) {
  await db.account.create({
    data: {
      name,
      email,
      people: personId ? { create: { personId } } : undefined,
      grants: post ? { create: { post, trustId, schoolId: trustId ? undefined : schoolId, classId } } : undefined,
    },
    select: { id: true },
  })
}

const STAFF_POSTS: [title: string, post: Post][] = [
  ['Headteacher', 'headteacher'],
  ['School secretary', 'office'],
  ['Designated safeguarding lead', 'safeguarding_lead'],
  ['IT manager', 'it_manager'],
  ['Teacher of Kestrels', 'class_teacher'],
]

/** An account for each post, and for a few people who only sign: a parent of three, a teacher who is a parent, a pupil. */
export async function demoAccounts(schoolId: string, trustId: string, people: DemoPeople) {
  for (const [title, post] of STAFF_POSTS) {
    const holder = people.staff.find((person) => person.title === title)
    if (!holder?.email) throw new Error(`Nobody in the demo school is ${title}.`)
    const classId =
      post === 'class_teacher' && holder.classIndex !== null ? people.classIds[holder.classIndex] : undefined
    await open(schoolId, { name: holder.name, email: holder.email, personId: holder.id, post, classId })
  }
  await open(schoolId, {
    name: 'Rosalind Peake',
    email: 'rosalind.peake@brookfield.example',
    personId: people.governors[0],
    post: 'clerk',
  })
  await open(schoolId, {
    name: 'Desmond Achebe-Rowe',
    email: 'desmond.achebe-rowe@larkfield.example',
    post: 'trust_officer',
    trustId,
  })

  for (const personId of people.waiting) {
    const person = await db.person.findUniqueOrThrow({
      where: { id: personId },
      select: { displayName: true, email: true },
    })
    if (person.email) await open(schoolId, { name: person.displayName, email: person.email, personId })
  }
  const pupil = await db.enrolment.findFirst({
    where: {
      schoolId,
      yearGroup: 6,
      person: { slots: { some: { kind: 'pupil', currentResponseId: null, request: { round: { status: 'open' } } } } },
    },
    orderBy: { personId: 'asc' },
    select: { person: { select: { id: true, displayName: true } } },
  })
  if (pupil)
    await open(schoolId, {
      name: pupil.person.displayName,
      email: 'pupil.year6@brookfield.example',
      personId: pupil.person.id,
    })
}

// No letter or digit that looks like another.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const word = (length: number) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Gives every account of the demo school a new random password; returns who can sign in with what. */
export async function newPasswords() {
  const accounts = await db.account.findMany({
    where: { email: { not: null }, suspendedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      grants: { where: { endedAt: null }, take: 1, select: { post: true } },
    },
    orderBy: { id: 'asc' },
  })
  const people: { who: string; email: string; password: string }[] = []
  for (const { id, name, email, grants } of accounts) {
    const password = `${word(5)}-${randomInt(100, 1000)}-${word(5)}`
    await db.account.update({
      where: { id },
      data: { passwordHash: await hashPassword(password) },
      select: { id: true },
    })
    const post = grants[0] ? POST_LABELS[grants[0].post] : 'signs only'
    people.push({ who: `${name}, ${post}`, email: email ?? '', password })
  }
  return people
}
