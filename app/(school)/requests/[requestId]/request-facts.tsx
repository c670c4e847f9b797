import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate, formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import type { RequestView } from '@/lib/rounds/types'
import { yearGroupLabel } from '@/lib/schools/types'

/** Round, group and days of a request, with why it is exempt or closed for those who may read it. */
export function RequestFacts({ request }: { request: RequestView }) {
  const { round, audience, agreementVersion, yearGroup, className, askedAt, completedAt, exemption, closed } = request
  const place = [yearGroup === null ? '' : yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')
  return (
    <SummaryList
      compact
      rows={[
        { label: 'Round', value: <TextLink href={`/rounds/${round.id}`}>{round.name}</TextLink> },
        { label: 'Due on', value: formatUkDay(round.dueOn) },
        { label: 'Group', value: AUDIENCE_LABELS[audience] },
        { label: 'Version', value: String(agreementVersion.number) },
        ...(place ? [{ label: 'Year and class', value: place }] : []),
        { label: 'Asked on', value: askedAt ? formatUkDate(new Date(askedAt)) : 'Not asked yet' },
        ...(completedAt ? [{ label: 'Complete since', value: formatUkDateTime(new Date(completedAt)) }] : []),
        ...(exemption
          ? [
              {
                label: 'Exempt',
                value: [exemption.until && `until ${formatUkDay(exemption.until)}`, exemption.reason]
                  .filter(Boolean)
                  .join(': '),
              },
            ]
          : []),
        ...(closed
          ? [{ label: 'Closed', value: [formatUkDate(new Date(closed.at)), closed.reason].filter(Boolean).join(': ') }]
          : []),
      ]}
    />
  )
}
