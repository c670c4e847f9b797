import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'
import type { PaperForm } from '@/lib/signing/types'

/** Who has answered this form before, so that nobody is recorded twice. */
export const Answered = ({ form: { answered, requestId } }: { form: PaperForm }) => (
  <Panel id="answered" title="Answered already">
    <ul className="grid gap-1">
      {answered.map(({ slotId, signer, outcome, signedAt, route }) => (
        <li key={slotId}>
          <bdi>{signer}</bdi> {outcome === 'agreed' ? 'agreed' : 'did not agree'} on {formatUkDate(new Date(signedAt))}
          {route === 'paper' ? ', recorded from paper' : ''}
        </li>
      ))}
    </ul>
    <p className="mt-3">
      <TextLink href={`/requests/${requestId}`} className="inline-block py-1">
        Open the form
      </TextLink>
    </p>
  </Panel>
)
