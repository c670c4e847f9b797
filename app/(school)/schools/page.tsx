import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { getCurrentSchool } from '@/app/_lib/current-school'
import { PageHeader } from '@/components/ui/page-header'
import { POST_LABELS } from '@/lib/auth/actor'
import { enterSchoolAction } from './actions'

export const metadata: Metadata = { title: 'Your schools' }

export default async function SchoolsPage() {
  const { actor, schools, school: current } = await getCurrentSchool()
  if (schools.length === 0) notFound()
  const postsAt = (schoolId: string) =>
    [...new Set(actor.grants.filter((grant) => grant.schoolId === schoolId).map(({ post }) => POST_LABELS[post]))].join(
      ', ',
    )
  return (
    <>
      <PageHeader
        title="Your schools"
        lead="You work at one school at a time. What you may do differs from one to the next."
      />
      <ul className="max-w-[46rem]">
        {schools.map(({ id, name }) => (
          <li key={id} className="grid items-center gap-2 border-rule border-b py-4 sm:grid-cols-[1fr_auto]">
            <div>
              <p className="font-semibold">{name}</p>
              <p className="text-ink-soft">{postsAt(id)}</p>
            </div>
            {id === current?.id ? (
              <p>You are here</p>
            ) : (
              <ActionForm action={enterSchoolAction} hidden={{ schoolId: id }} label={`Go to ${name}`} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
