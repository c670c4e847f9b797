import 'server-only'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { cookieName } from '@/lib/auth/cookies'
import { type PostPermission, scopesOf } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { listSchoolsOfPosts } from '@/lib/schools/queries'

/** Remembers at which of several schools someone is working. */
export const SCHOOL_COOKIE = cookieName('cs_school')

/** The signed-in account, the schools where it holds posts, and the one it works at now; no school when it holds none. */
export const getCurrentSchool = cache(async () => {
  const actor = await requireActor()
  const schools = await listSchoolsOfPosts(actor)
  const chosen = (await cookies()).get(SCHOOL_COOKIE)?.value
  return { actor, schools, school: schools.find(({ id }) => id === chosen) ?? schools[0] ?? null }
})

/** Account and current school of a page that needs the permission there; not found for everybody else. */
export async function requireSchool(permission: PostPermission) {
  const { actor, school } = await getCurrentSchool()
  if (!school || !scopesOf(actor, permission).some((scope) => scope.schoolId === school.id)) notFound()
  return { actor, school }
}
