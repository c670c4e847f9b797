import type { Metadata } from 'next'
import { networkKey } from '@/app/_lib/network'
import { orTooMany } from '@/app/_lib/too-many'
import { SignShell } from '@/components/layout/sign-shell'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { consume, tooMany } from '@/lib/auth/limits'
import { getActor } from '@/lib/auth/session'
import { DEFAULT_ACCENT } from '@/lib/format/accent'
import { describeLink } from '@/lib/signing/commands/links'
import { freshLinkAction, openFormsAction } from './actions'

// The address is a secret, which the root's referrer policy keeps from other sites. A stricter one would also hide the origin of
// the form from our own server, which then refuses it.
export const metadata: Metadata = { title: 'Your forms' }

/** Whose link this is. Opening it uses nothing up and signs nothing: scanners and previews of mail open links too. */
export default async function LinkPage({ params, searchParams }: PageProps<'/l/[token]'>) {
  const { token } = await params
  const link = await describeLink(token)
  const school = {
    name: link?.schoolName ?? 'Your school forms',
    accent: link?.accent ?? DEFAULT_ACCENT,
    crestUrl: link?.hasCrest ? `/api/schools/${link.schoolId}/crest` : null,
  }
  if (link?.state !== 'works') {
    return (
      <SignShell school={school}>
        <DeadLink
          token={token}
          state={link?.state ?? 'unknown'}
          refused={await refusalOf(link, (await searchParams).later)}
        />
      </SignShell>
    )
  }
  const account = await getActor()
  return (
    <SignShell school={school}>
      <PageHeader
        caption={link.roundName}
        title={`These forms are for ${link.personName}`}
        lead={`${link.schoolName} asks you to read and sign. It takes a few minutes, and you need no account.`}
      />
      {account && account.name !== link.personName && (
        <Banner title={`You are signed in as ${account.name} here.`}>
          If you open these forms, you sign for {link.personName}.
        </Banner>
      )}
      <ol className="mb-7 list-decimal ps-6 marker:text-accent">
        <li className="mt-1">Read each form. You can sign for several children at once.</li>
        <li className="mt-1">Tick the declaration and type or draw your name.</li>
        <li className="mt-1">Check what you filled in. Only then do you sign.</li>
      </ol>
      <form action={openFormsAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton className="max-xs:w-full" pendingText="Opening…">
          Open my forms
        </SubmitButton>
      </form>
      <p className="mt-7 text-ink-soft">
        Not {link.personName}? Then please do not open the forms. Tell the school that the e-mail came to the wrong
        address.
      </p>
    </SignShell>
  )
}

const REASONS = {
  expired: ['This link is too old', 'Links stop working some weeks after the due day.'],
  closed: ['These forms are no longer asked for', 'The school has closed this round of signing.'],
  unknown: ['This link does not work', 'It may be incomplete, or a newer link has taken its place.'],
} as const

/** The sentence of a spent limit: of unknown links, which are counted here, or of the new ones that were asked for. */
async function refusalOf(link: object | null, later: string | string[] | undefined) {
  const counted = await orTooMany(async () => {
    if (!link) await consume('link.network', await networkKey())
    // Where `freshLinkAction` leads back to, with the seconds that are left.
    if (typeof later === 'string' && /^\d{1,4}$/.test(later)) throw tooMany('fresh_link.network', Number(later))
  })
  return 'tooMany' in counted ? counted.tooMany : null
}

type DeadLinkProps = { token: string; state: keyof typeof REASONS; refused: string | null }

function DeadLink({ token, state, refused }: DeadLinkProps) {
  if (refused)
    return (
      <>
        <PageHeader title="Not just now" />
        <p>{refused}</p>
      </>
    )
  const [title, why] = REASONS[state]
  return (
    <>
      <PageHeader title={title} lead={why} />
      {state === 'closed' ? (
        <p>There is nothing you need to do. If you think that this is wrong, please ask the school office.</p>
      ) : (
        <>
          <p className="mb-5">
            We can send a new link to the address that this one was sent to. If the school knows no such link or
            address, nothing is sent: please ask the school office then.
          </p>
          <form action={freshLinkAction}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton pendingText="One moment…">Send me a new link</SubmitButton>
          </form>
        </>
      )}
    </>
  )
}
