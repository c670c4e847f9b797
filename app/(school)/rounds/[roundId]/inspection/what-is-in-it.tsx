import { SummaryList } from '@/components/ui/summary-list'
import { formatUkDateTime } from '@/lib/format/uk-time'

/** What the pack holds, part by part. */
export function WhatIsInIt({ checkpointAt }: { checkpointAt: string | null }) {
  return (
    <section aria-labelledby="what">
      <h2 id="what" className="mb-3">
        What is in it
      </h2>
      <SummaryList
        compact
        rows={[
          {
            label: 'Numbers',
            value:
              'Asked, signed, outstanding, declined, exempt and withdrawn, by group and by class: those of the dashboard.',
          },
          { label: 'Dates', value: 'When the round opened, when it is due, the first and the last signature.' },
          {
            label: 'Versions',
            value:
              'Every version of a form and its policy that was signed, who approved it and when, and its fingerprint.',
          },
          { label: 'Reasons', value: 'Why forms are outstanding: whose signature is missing, declined, no address.' },
          {
            label: 'Checkpoint',
            value: checkpointAt
              ? `The latest signed head of the chain of evidence, of ${formatUkDateTime(new Date(checkpointAt))}.`
              : 'None has been made yet: the first is made in the night after the first signature.',
          },
          { label: 'How to check it', value: 'In plain words, for somebody who does not know Countersign.' },
        ]}
      />
    </section>
  )
}
