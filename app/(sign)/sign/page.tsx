import type { Metadata } from 'next'
import { groupToSign } from '@/components/signing/groups'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireSigner } from '@/lib/auth/visit'
import { londonDay, now } from '@/lib/clock'
import { counted } from '@/lib/format/words'
import { listSignedBefore, listToSign } from '@/lib/signing/queries'
import { AnsweredList } from './answered-list'
import { OpenForms } from './open-forms'
import { SignedBeforeList } from './signed-before-list'

export const metadata: Metadata = { title: 'To sign' }

export default async function ToSignPage() {
  const signer = await requireSigner()
  // An account of a post alone, as a trust officer's, is asked for nothing.
  const all = signer.kind === 'account' && signer.people.length === 0 ? [] : await listToSign(signer)
  const before = signer.kind === 'account' ? await listSignedBefore(signer) : []
  const unanswered = all.filter((slot) => !slot.answered && slot.requestState !== 'exempt')
  const open = unanswered.filter((slot) => slot.requestState !== 'complete')
  const complete = unanswered.filter((slot) => slot.requestState === 'complete')
  const answered = all.filter((slot) => slot.answered)
  const today = londonDay(now())
  return (
    <>
      <PageHeader
        title="To sign"
        lead={open.length > 0 ? `${counted(open.length, 'form needs', 'forms need')} your signature.` : undefined}
      />
      {open.length > 0 ? (
        <OpenForms groups={groupToSign(open)} today={today} />
      ) : (
        <EmptyState title="Nothing to sign">
          <p>
            {answered.length > 0
              ? 'You have answered every form the school asked you for. Thank you.'
              : 'The school has not asked you for a signature at the moment.'}
          </p>
        </EmptyState>
      )}
      {complete.length > 0 && (
        <section className="mt-9">
          <Disclosure summary={`${counted(complete.length, 'form is', 'forms are')} complete without you`}>
            <p className="mb-3">
              Another parent or carer has signed, so the school needs nothing more. You may still read and answer.
            </p>
            <OpenForms groups={groupToSign(complete)} today={today} optional />
          </Disclosure>
        </section>
      )}
      {answered.length > 0 && <AnsweredList slots={answered} />}
      {before.length > 0 && (
        <section className="mt-9">
          <Disclosure summary={`Earlier rounds: ${counted(before.length, 'form')}`}>
            <SignedBeforeList rows={before} />
          </Disclosure>
        </section>
      )}
    </>
  )
}
