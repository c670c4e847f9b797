import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { RequestTable } from '@/components/compliance/request-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { listAllRequests } from '@/lib/compliance/queries'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { hrefTo, readAddress } from '../address'
import { roundOf } from '../round-of'
import { shownWords } from '../shown-words'

export const metadata: Metadata = { title: 'Print the list' }
export const dynamic = 'force-dynamic'

/** The whole filtered list on one page, for paper. */
export default async function PrintPage({ searchParams }: PageProps<'/dashboard/print'>) {
  const { actor, school } = await requireSchool('dashboard.view')
  const { roundId, filters } = readAddress(await searchParams)
  const { round } = await roundOf(actor, school.id, roundId)
  if (!round) notFound()
  const rows = await listAllRequests(actor, round.id, filters)
  const className = filters.classId ? rows.find((row) => row.className)?.className : null
  return (
    <>
      <PageHeader
        title={[shownWords(filters), className].filter(Boolean).join(', ')}
        caption={round.name}
        lead={`${counted(rows.length, 'form')}, due on ${formatUkDay(round.dueOn)}. As it stood on ${formatUkDateTime(now())}.`}
        actions={<PrintButton>Print</PrintButton>}
      />
      <p className="no-print mb-5">
        <TextLink href={`${hrefTo('/dashboard', roundId, filters)}#who`} className="inline-block py-1">
          Back to the dashboard
        </TextLink>
      </p>
      <RequestTable
        caption={shownWords(filters)}
        rows={rows}
        empty={<EmptyState title="Nothing fits these filters" />}
      />
    </>
  )
}
