import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { listOwnOpenIds } from '@/lib/accounts/queries/joined-openids'
import { getOwnAccount } from '@/lib/accounts/queries/own-account'
import { listOwnSessions } from '@/lib/accounts/queries/own-sessions'
import { getOwnSecondFactor } from '@/lib/accounts/queries/second-factor'
import type { JoinedOpenId } from '@/lib/accounts/types'
import { POST_LABELS } from '@/lib/auth/actor'
import { keptForm } from '@/lib/auth/kept-form'
import { presentSessionId, requireActor } from '@/lib/auth/session'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { PasswordForm } from './password-form'
import { SecondFactor } from './second-factor'
import { Sessions } from './sessions'

export const metadata: Metadata = { title: 'My account' }

const NEWS: Record<string, string> = {
  welcome: 'Welcome. You are signed in. Choose a password below, or go on signing in by e-mail.',
  renamed: 'The new name is kept.',
  removed: 'It is removed.',
  session: 'You are signed out there.',
  password: 'Your new password counts from now on. Everywhere else you are signed out.',
}

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const actor = await requireActor()
  const account = await getOwnAccount(actor)
  if (!account) notFound()
  const { done, ...search } = await searchParams
  const kept = await keptForm(actor.accountId, search.kept)
  const secondFactor = await getOwnSecondFactor(actor)
  const joined = await listOwnOpenIds(actor)
  return (
    <>
      <PageHeader title="My account" />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      {kept && <ConfirmedNotice />}
      <div className="grid max-w-[46rem] gap-10">
        <section aria-labelledby="details">
          <h2 id="details" className="mb-3">
            My details
          </h2>
          <SummaryList
            rows={[
              { label: 'Name', value: account.name },
              { label: 'E-mail address', value: account.email ?? 'None' },
              ...(joined.length > 0
                ? [{ label: 'School account', value: <Lines lines={joined.map(joinedInWords)} /> }]
                : []),
              { label: 'Known as', value: <Lines lines={account.people.map(knownAs)} /> },
              { label: 'Posts', value: <Lines lines={account.grants.map(postInWords)} /> },
            ]}
          />
          <p className="mt-3 text-ink-soft">If something is wrong, tell the school office: they keep these records.</p>
          {actor.people.length > 0 && (
            <p className="mt-3">
              <TextLink href="/sign">Go to what you have to sign</TextLink>
            </p>
          )}
          {actor.people.length > 0 && (
            <p className="mt-3">
              <TextLink href="/account/data">See everything that is held about me</TextLink>
            </p>
          )}
        </section>
        <section aria-labelledby="password-title">
          <h2 id="password-title" className="mb-3">
            {account.hasPassword ? 'Change my password' : 'Choose a password'}
          </h2>
          <PasswordForm askCurrent={account.askCurrentPassword} email={account.email ?? ''} />
        </section>
        {(secondFactor.required || secondFactor.factors.length > 0 || actor.grants.length > 0) && (
          <SecondFactor {...secondFactor} kept={kept} />
        )}
        <Sessions sessions={await listOwnSessions(actor, await presentSessionId())} />
      </div>
    </>
  )
}

type Own = NonNullable<Awaited<ReturnType<typeof getOwnAccount>>>

const knownAs = ({ person }: Own['people'][number]) =>
  `${person.displayName}, ${person.school.name}: ${person.memberships.map(({ kind, title }) => title ?? MEMBERSHIP_LABELS[kind]).join(', ')}`

const joinedInWords = ({ issuer, email }: JoinedOpenId) => `${email}, at ${new URL(issuer).host}`

const postInWords = ({ post, class: taught, school, trust }: Own['grants'][number]) =>
  [POST_LABELS[post], taught?.name, school?.name ?? trust?.name].filter(Boolean).join(', ')

const Lines = ({ lines }: { lines: string[] }) =>
  lines.length === 0 ? 'None' : lines.map((line) => <p key={line}>{line}</p>)
