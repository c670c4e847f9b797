import type { ReactNode } from 'react'
import { getCurrentSchool } from '@/app/_lib/current-school'
import { homeOf, navigationFor } from '@/app/_lib/navigation'
import { SignOutForm } from '@/app/_lib/sign-out-form'
import { PublicShell } from '@/components/layout/public-shell'
import { SchoolShell } from '@/components/layout/school-shell'
import { POST_LABELS } from '@/lib/auth/actor'

/** The frame only: each page below checks for itself who may see it. */
export default async function SchoolLayout({ children }: { children: ReactNode }) {
  const { actor, school, schools } = await getCurrentSchool()
  if (!school) {
    return (
      <PublicShell narrow aside={<SignOutForm />}>
        {children}
      </PublicShell>
    )
  }
  const held = actor.grants.filter((grant) => grant.schoolId === school.id)
  const links = [{ href: '/account', label: 'My account' }]
  return (
    <SchoolShell
      school={school}
      nav={navigationFor(actor, school.id)}
      user={{ name: actor.name, posts: [...new Set(held.map(({ post }) => POST_LABELS[post]))] }}
      userLinks={schools.length > 1 ? [{ href: '/schools', label: 'Change school' }, ...links] : links}
      signOut={<SignOutForm />}
      homeHref={homeOf(actor)}
    >
      {children}
    </SchoolShell>
  )
}
