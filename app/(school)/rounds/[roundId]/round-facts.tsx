import { SummaryList } from '@/components/ui/summary-list'
import { formatUkDate, formatUkDay } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import type { RoundView } from '@/lib/rounds/types'
import { academicYearLabel } from '@/lib/schools/types'

/** What kind of round it is and which days count. */
export function RoundFacts({ round }: { round: RoundView }) {
  const { kind, academicYear, opensOn, dueOn, reminderDays, closedAt } = round
  const days = [...reminderDays].sort((a, b) => b - a).map((day) => (day === 0 ? 'on the due day' : String(day)))
  return (
    <SummaryList
      compact
      rows={[
        { label: 'Kind', value: kind === 'yearly' ? `Yearly, ${academicYearLabel(academicYear)}` : 'Standing' },
        { label: 'Opens on', value: formatUkDay(opensOn) },
        { label: 'Due on', value: formatUkDay(dueOn) },
        {
          label: 'Reminders',
          value:
            days.length > 0 ? `${listed(days)} ${days.at(-1) === '1' ? 'day' : 'days'} before the due day` : 'None',
        },
        ...(closedAt ? [{ label: 'Closed on', value: formatUkDate(new Date(closedAt)) }] : []),
      ]}
    />
  )
}
