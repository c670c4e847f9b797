import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { SchoolLook } from './types'

const LOOK = { id: true, name: true, urn: true, accent: true, crestType: true } as const

type Stored = Omit<SchoolLook, 'crestUrl'> & { crestType: string | null }

const look = ({ crestType, ...school }: Stored): SchoolLook => ({
  ...school,
  crestUrl: crestType ? `/api/schools/${school.id}/crest` : null,
})

/** The schools at which an account holds any post, by name. */
export async function listSchoolsOfPosts(actor: Actor): Promise<SchoolLook[]> {
  if (actor.kind !== 'account') return []
  const schools = await db.school.findMany({
    where: { id: { in: actor.grants.map((grant) => grant.schoolId) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: LOOK,
  })
  return schools.map(look)
}

/** How a school looks, to someone with a permission there; null elsewhere. */
export async function getSchoolLook(
  actor: Actor,
  permission: Permission,
  schoolId: string,
): Promise<SchoolLook | null> {
  const { schoolId: reached } = schoolsWhere(actor, permission)
  const school = await db.school.findFirst({ where: { AND: [{ id: schoolId }, { id: reached }] }, select: LOOK })
  return school && look(school)
}

/** What the settings page shows, or null. */
export async function getSchoolSettings(actor: Actor, schoolId: string) {
  const { schoolId: reached } = schoolsWhere(actor, 'school.configure')
  return db.school.findFirst({
    where: { AND: [{ id: schoolId }, { id: reached }] },
    select: {
      id: true,
      name: true,
      urn: true,
      accent: true,
      crestType: true,
      contactEmail: true,
      contactPhone: true,
      firstSigningYear: true,
      lastYoungerYear: true,
    },
  })
}

/** A school's crest, which stands on its letters and its website and so is no secret; null when it has none. */
export async function getCrest(schoolId: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { crest: true, crestType: true } })
  return school?.crest && school.crestType ? { bytes: new Uint8Array(school.crest), type: school.crestType } : null
}
