import type { Metadata } from 'next'
import { Sheet } from '@/components/layout/public-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeader } from '@/components/ui/page-header'
import { verifyReference } from '@/lib/documents/queries/verify-reference'
import { normaliseReference } from '@/lib/reference'
import { FileCheck } from './file-check'
import { FoundCopy } from './found-copy'
import { lookUp } from './look-up'
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
  const answer = await lookUp('verify.network', () => verifyReference(reference))
  if ('tooMany' in answer) return <Ask typed={typed} error={answer.tooMany} />
  const copy = answer.done
  return (
    <Sheet>
      {copy ? <FoundCopy copy={copy} /> : <NotFoundCopy reference={reference} />}
      {copy && <TheFile title="Is the file the same, too?" />}
      <div className="no-print mt-8 border-rule border-t pt-7">
        <ReferenceForm
          typed={copy ? undefined : typed}
          label={copy ? 'Check another copy' : 'Try the reference again'}
        />
      </div>
    </Sheet>
  )
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
      <p className="mt-3 text-ink-soft">
        It stands at the foot of every page of the copy. The square code on its evidence page leads straight to the
        answer.
      </p>
      <TheFile title="Or check the file itself" />
      <h2 className="mt-9 mb-2">What you are told</h2>
      <p>
        The school, the agreement, whom it is written for, the day on which it was complete, and whether it still
        stands. Nobody’s name is shown, whoever asks.
      </p>
    </Sheet>
  )
}

function TheFile({ title }: { title: string }) {
  return (
    <section className="no-print mt-9">
      <h2 className="mb-2">{title}</h2>
      <p className="mb-4">
        If you have the copy as a PDF, as it came by mail or was downloaded, we can tell whether it is the very file
        that the school made, with nothing changed in it.
      </p>
      <FileCheck />
      <noscript>
        <p>
          Checking a file needs JavaScript, which is turned off in this browser, because the file itself stays on your
          device. Use the reference instead: it needs none.
        </p>
      </noscript>
    </section>
  )
}
