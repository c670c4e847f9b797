import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'

export type Visit = {
  /** Null when the forms are of several schools or of none. */
  school: { name: string; accent: string; crestUrl: string | null } | null
  /** Whose forms these are; an account may stand for one person's records at several schools. */
  names: string[]
  /** Whom to ask. */
  contact: { email: string | null; phone: string | null }
}

const schoolSelect = {
  id: true,
  name: true,
  accent: true,
  crestType: true,
  contactEmail: true,
  contactPhone: true,
} as const

/** What stands above and below the pages of a signer. */
export async function getVisit(actor: Actor & { kind: 'account' | 'link' }): Promise<Visit> {
  const ids = actor.kind === 'link' ? [actor.personId] : actor.people.map((person) => person.personId)
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { displayName: true, school: { select: schoolSelect } },
  })
  const schools = new Map(people.map(({ school }) => [school.id, school]))
  const [school] = schools.size === 1 ? schools.values() : []
  return {
    school: school ? look(school) : null,
    names: [...new Set(people.map((person) => person.displayName))],
    contact: { email: school?.contactEmail ?? null, phone: school?.contactPhone ?? null },
  }
}

/** The school of a class's device. */
export async function getDeviceSchool(actor: Actor & { kind: 'class_session' }) {
  return look(await db.school.findUniqueOrThrow({ where: { id: actor.schoolId }, select: schoolSelect }))
}

const look = ({
  id,
  name,
  accent,
  crestType,
}: {
  id: string
  name: string
  accent: string
  crestType: string | null
}) => ({
  name,
  accent,
  crestUrl: crestType ? `/api/schools/${id}/crest` : null,
})
