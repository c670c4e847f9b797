import type { Metadata } from 'next'
import { networkKey } from '@/app/_lib/network'
import { orTooMany } from '@/app/_lib/too-many'
import { Sheet } from '@/components/layout/public-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeader } from '@/components/ui/page-header'
import { guessing } from '@/lib/auth/limits'
import { verifyReference } from '@/lib/documents/queries/verify-reference'
import { AppError } from '@/lib/errors'
import { normaliseReference } from '@/lib/reference'
import { FoundCopy } from './found-copy'
import { NotFoundCopy } from './not-found-copy'
import { ReferenceForm } from './reference-form'

export const metadata: Metadata = { title: 'Check a signed copy' }

const LETTERS = 16

export default async function VerifyPage({ searchParams }: PageProps<'/verify'>) {
  const { reference: given } = await searchParams
  const typed = [given ?? []].flat()[0]?.slice(0, 80)
  if (typed === undefined) return <Ask />
  const reference = normaliseReference(typed)
  const letters = reference.replaceAll('-', '').length
  if (letters === 0) return <Ask error="Type the reference that stands on the copy." />
  if (letters !== LETTERS) {
    return <Ask typed={typed} error={`A reference has ${LETTERS} letters and digits; this one has ${letters}.`} />
  }
  const answer = await orTooMany(() => look(reference))
  if ('tooMany' in answer) return <Ask typed={typed} error={answer.tooMany} />
  const copy = answer.done
  return (
    <Sheet>
      {copy ? <FoundCopy copy={copy} /> : <NotFoundCopy reference={reference} />}
      <div className="no-print mt-8 border-rule border-t pt-7">
        <ReferenceForm
          typed={copy ? undefined : typed}
          label={copy ? 'Check another copy' : 'Try the reference again'}
        />
      </div>
    </Sheet>
  )
}

/** The copy of that reference, or null, which is counted: references are long, and nobody is to try them out. */
async function look(reference: string) {
  const absent = new AppError('NOT_FOUND', 'There is no such copy.')
  const find = async () => (await verifyReference(reference)) ?? Promise.reject(absent)
  return guessing([['verify.network', await networkKey()]], find).catch((error: unknown) => {
    if (error !== absent) throw error
    return null
  })
}

function Ask({ typed, error }: { typed?: string; error?: string }) {
  return (
    <Sheet>
      <PageHeader
        title="Check a signed copy"
        lead="Find out whether a copy of a signed school agreement is genuine, and whether it still stands."
      />
      <ErrorSummary errors={{ reference: error ? [error] : undefined }} />
      <ReferenceForm typed={typed} error={error} />
      <h2 className="mt-9 mb-2">Where the reference is</h2>
      <p>
        It stands at the foot of every page of the copy. The square code on its evidence page leads straight to the
        answer.
      </p>
      <h2 className="mt-7 mb-2">What you are told</h2>
      <p>
        The school, the agreement, whom it is written for, the day on which it was complete, and whether it still
        stands. Nobody’s name is shown, whoever asks.
      </p>
    </Sheet>
  )
}
