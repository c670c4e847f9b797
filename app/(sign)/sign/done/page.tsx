import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { groupToSign, slotLabel } from '@/components/signing/groups'
import { whatNext } from '@/components/signing/what-next'
import { ButtonLink } from '@/components/ui/button-link'
import { ConfirmationPanel } from '@/components/ui/confirmation-panel'
import { FormActions } from '@/components/ui/form-actions'
import { TextLink } from '@/components/ui/text-link'
import { requireSigner } from '@/lib/auth/visit'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { listToSign, recordedIn } from '@/lib/signing/queries'
import type { ToSign } from '@/lib/signing/types'

export const metadata: Metadata = { title: 'Done' }

export default async function DonePage({ searchParams }: PageProps<'/sign/done'>) {
  const { ref } = await searchParams
  const references = [ref ?? []].flat().slice(0, 60)
  const signer = await requireSigner()
  const all = await listToSign(signer)
  const recorded = recordedIn(all, references)
  const [first] = recorded
  if (!first?.answered) redirect('/sign')

  const open = all.filter((slot) => !slot.answered && !SETTLED.includes(slot.requestState))
  const groups = groupToSign(open).flatMap((group) => group.forms)
  const next = groups[0]
  const declined = first.answered.outcome === 'declined'
  const making = recorded.some((slot) => slot.requestState === 'complete' && !slot.answered?.documentId)
  const again = `/sign/done?${new URLSearchParams(references.map((reference) => ['ref', reference]))}`
  return (
    <>
      <ConfirmationPanel
        title={
          declined
            ? 'Your answer has been recorded'
            : recorded.length > 1
              ? `${counted(recorded.length, 'form')} signed`
              : 'Signed'
        }
        reference={recorded.length === 1 ? first.answered.reference : undefined}
      >
        <p>
          {first.title}, {formatUkDateTime(new Date(first.answered.signedAt))}
        </p>
      </ConfirmationPanel>
      <h2 className="mb-3">What happens next</h2>
      <ul className="mb-4 grid gap-4">
        {recorded.map((slot) => (
          <Recorded key={slot.slotId} slot={slot} named={recorded.length > 1 || slot.kind === 'parent'} />
        ))}
      </ul>
      {!declined && (
        <p>
          When a form is complete, the school makes a copy of it. It appears on your list and comes by e-mail, if the
          school has your address. Keep the reference: the school finds your signature by it.
        </p>
      )}
      {making && (
        <p className="mt-3">
          The copy is being made, which takes a few seconds.{' '}
          <TextLink href={again} className="inline-flex min-h-(--tap) items-center">
            Look again for the copy
          </TextLink>
        </p>
      )}
      <FormActions>
        {next ? (
          <>
            <ButtonLink href={`/sign/${next.slots[0]?.slotId}`}>Next form: {next.title}</ButtonLink>
            <TextLink href="/sign" className="inline-flex min-h-(--tap) items-center">
              All your forms
            </TextLink>
          </>
        ) : (
          <ButtonLink href="/sign">See all your forms</ButtonLink>
        )}
      </FormActions>
      {!next && <p className="mt-4">That was the last one. You have nothing more to sign.</p>}
    </>
  )
}

const SETTLED: readonly ToSign['requestState'][] = ['complete', 'exempt']

function Recorded({ slot, named }: { slot: ToSign; named: boolean }) {
  const { answered } = slot
  return (
    <li className="border-accent-line border-s-[3px] ps-4">
      {named && (
        <p>
          <strong>{slotLabel(slot)}</strong>, reference{' '}
          <span className="select-all tabular-nums">{answered?.reference}</span>
        </p>
      )}
      <p>{whatNext(slot)}</p>
      {answered?.documentId && (
        <TextLink href={`/api/copies/${answered.documentId}`} className="inline-flex min-h-(--tap) items-center">
          Download the copy (PDF)
          {named && <span className="sr-only"> for {slotLabel(slot)}</span>}
        </TextLink>
      )}
    </li>
  )
}
