import 'server-only'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { getPreparation } from '@/lib/people/queries/get-year'

/** What is being prepared at the current school; not found when nothing is, or for those who may not. */
export async function requirePreparation() {
  const { actor, school } = await requireSchool('people.change')
  const preparation = await getPreparation(actor, school.id)
  if (!preparation) notFound()
  return { actor, school, preparation }
}
