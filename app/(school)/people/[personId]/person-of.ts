import 'server-only'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { scopesOf } from '@/lib/auth/permissions'
import { getPerson } from '@/lib/people/queries'

/** The person of an address at the current school, for somebody who may look or, when asked, change; otherwise not found. */
export async function personOf(params: Promise<{ personId: string }>, permission: 'people.view' | 'people.change') {
  const { actor, school } = await requireSchool(permission)
  const person = await getPerson(actor, (await params).personId)
  if (!person || person.schoolId !== school.id) notFound()
  const mayChange = scopesOf(actor, 'people.change').some((scope) => scope.schoolId === school.id)
  return { actor, school, person, mayChange }
}
