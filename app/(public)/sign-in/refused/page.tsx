import type { Metadata } from 'next'
import { Sheet } from '@/components/layout/public-shell'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { OPENID_REFUSALS } from '@/lib/auth/openid/types'
import { getOwnSignInContact } from '@/lib/schools/queries/own-sign-in'
import { refusalWords } from './words'

export const metadata: Metadata = { title: 'You are not signed in' }

/** Says why the school's own sign-in did not lead in, and whom to ask. It knows no more than its address says. */
export default async function RefusedPage({ searchParams }: PageProps<'/sign-in/refused'>) {
  const { why, at } = await searchParams
  const reason = OPENID_REFUSALS.find((one) => one === why) ?? 'failed'
  const school = typeof at === 'string' ? await getOwnSignInContact(at) : null
  const { title, text, ask } = refusalWords(reason, school?.name ?? 'the school')
  return (
    <Sheet>
      <PageHeader title={title} />
      <div className="grid gap-3">
        {text.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {ask && school && (school.contactEmail || school.contactPhone) && (
          <p>
            You reach the school office{' '}
            {school.contactEmail && (
              <>
                at <TextLink href={`mailto:${school.contactEmail}`}>{school.contactEmail}</TextLink>
              </>
            )}
            {school.contactEmail && school.contactPhone && ' or '}
            {school.contactPhone && (
              <>
                on <TextLink href={`tel:${school.contactPhone.replace(/[^+\d]/g, '')}`}>{school.contactPhone}</TextLink>
              </>
            )}
            .
          </p>
        )}
      </div>
      <p className="mt-7">
        <ButtonLink href="/sign-in">Back to sign in</ButtonLink>
      </p>
    </Sheet>
  )
}
