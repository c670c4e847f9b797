import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { getAccount, listClassesForPosts } from '@/lib/accounts/queries/accounts'
import { listJoinedOpenIds } from '@/lib/accounts/queries/joined-openids'
import { POST_LABELS } from '@/lib/auth/actor'
import { keptForm } from '@/lib/auth/kept-form'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { GrantForm } from './grant-form'
import { JoinedOpenIds } from './joined-openids'
import { Posts } from './posts'
import { ResetSecondFactor } from './reset-second-factor'
import { StopOrRestore } from './stop-or-restore'

export const metadata: Metadata = { title: 'An account' }

const NEWS: Record<string, string> = {
  granted: 'The post is given. It counts from now on.',
  ended: 'The post has ended.',
  reset: 'The second step is reset. They set up a new one when they next sign in.',
  suspended: 'The account is stopped. Whoever was signed in with it is out.',
  restored: 'The account is in use again.',
  unjoined: 'The two are parted. The next sign-in from school joins anew, by the address on the record.',
}

export default async function AccountPage({ params, searchParams }: PageProps<'/accounts/[accountId]'>) {
  const { actor, school } = await requireSchool('accounts.view')
  const account = await getAccount(actor, school.id, (await params).accountId)
  if (!account) notFound()
  const { done, ...search } = await searchParams
  const kept = await keptForm(actor.accountId, search.kept)
  const classes = account.mayGrant.includes('class_teacher') ? await listClassesForPosts(actor, school.id) : []
  return (
    <>
      <Breadcrumbs items={[{ href: '/accounts', label: 'Accounts and posts' }, { label: account.name }]} />
      <PageHeader title={account.name} lead={account.own ? 'This is your own account.' : undefined} />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      {kept && <ConfirmedNotice />}
      {account.suspended && (
        <Banner tone="warning" title={`Stopped on ${formatUkDateTime(account.suspended.at)}`}>
          {account.suspended.reason}
        </Banner>
      )}
      <div className="grid max-w-[46rem] gap-10">
        <SummaryList
          rows={[
            { label: 'E-mail address', value: account.email ?? 'None' },
            {
              label: 'Last signed in',
              value: account.lastSignInAt ? formatUkDateTime(account.lastSignInAt) : 'Not yet',
            },
            { label: 'Second step', value: account.hasSecondFactor ? 'Set up' : 'Not set up' },
          ]}
        />
        <JoinedOpenIds joined={await listJoinedOpenIds(actor, school.id, account.id)} />
        <Posts posts={account.posts} own={account.own} kept={kept} />
        {account.mayGrant.length > 0 && (
          <GrantForm
            kept={kept}
            schoolId={school.id}
            accountId={account.id}
            posts={account.mayGrant.map((post) => ({ value: post, label: POST_LABELS[post] }))}
            classes={classes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {account.maySuspend && account.hasSecondFactor && <ResetSecondFactor accountId={account.id} kept={kept} />}
        {account.maySuspend && <StopOrRestore accountId={account.id} stopped={account.suspended !== null} />}
      </div>
    </>
  )
}
