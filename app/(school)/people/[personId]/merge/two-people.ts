import 'server-only'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { getMerge } from '@/lib/people/queries/merges'
import { queryOf } from '../../filters'

type Search = Promise<Record<string, string | string[] | undefined>>

/** The two records of a page: the one of its address, which is kept, and the one that `with` names. */
export async function twoPeople(params: Promise<{ personId: string }>, search: Search) {
  const { actor, school } = await requireSchool('people.change')
  const { personId } = await params
  const query: Record<string, string | undefined> = queryOf(await search)
  const merge = query.with ? await getMerge(actor, personId, query.with) : null
  if (!merge || merge.schoolId !== school.id) notFound()
  return { actor, merge, query }
}
