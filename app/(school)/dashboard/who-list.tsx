import { RequestTable } from '@/components/compliance/request-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Pagination } from '@/components/ui/pagination'
import { TextLink } from '@/components/ui/text-link'
import { ROWS_PER_PAGE } from '@/lib/compliance/queries'
import type { Dashboard, RequestFilters, RequestRow } from '@/lib/compliance/types'
import { counted } from '@/lib/format/words'
import type { RoundHead } from '@/lib/rounds/types'
import { hrefTo, NO_FILTERS, type Shown } from './address'
import { ListFilter } from './list-filter'
import { shownWords } from './shown-words'
import { sortLinks } from './sort-link'

type Props = {
  round: RoundHead
  dashboard: Dashboard
  filters: Shown
  list: { total: number; more: boolean; rows: RequestRow[] }
  mayRemind: boolean
  mayPrint: boolean
  narrowed: boolean
}

/** Who has not signed, or whatever the filters ask for, and what can be done with those shown. */
export function WhoList({ round, dashboard, filters, list, mayRemind, mayPrint, narrowed }: Props) {
  const { total, more, rows } = list
  const pageCount = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  const at = (path: string, change: Partial<RequestFilters> = {}) => hrefTo(path, round.id, filters, change)
  const remindable = filters.state !== 'complete' && filters.state !== 'exempt' && filters.state !== 'closed'
  const pageHref = (page: number) => `${at('/dashboard', { page })}#who`
  return (
    <section id="who" aria-labelledby="who-title" className="scroll-mt-6">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h2 id="who-title">{shownWords(filters)}</h2>
          <p role="status" className="text-ink-soft">
            {more && 'More than '}
            {counted(total, 'form')}
            {pageCount > 1 && `, page ${filters.page} of ${pageCount}`}
          </p>
        </div>
        {total > 0 && (
          <div className="no-print flex flex-wrap gap-2 max-xs:w-full max-xs:*:w-full">
            {mayRemind && remindable && <ButtonLink href={at('/dashboard/remind')}>Remind those shown</ButtonLink>}
            <ButtonLink variant="secondary" href={at('/dashboard/print')}>
              Print this list
            </ButtonLink>
            <ButtonLink variant="secondary" href={at(`/api/rounds/${round.id}/requests.csv`)}>
              <Icon name="download" /> Export
            </ButtonLink>
          </div>
        )}
      </div>
      <ListFilter dashboard={dashboard} roundId={round.id} filters={filters} narrowed={narrowed} />
      {mayPrint && (
        <p className="no-print mb-4">
          <TextLink href={printHref(round.id, filters)} className="inline-flex min-h-(--tap) items-center gap-1.5">
            Print forms, copies, a list or labels for these
          </TextLink>
        </p>
      )}
      <RequestTable
        caption={shownWords(filters)}
        rows={rows}
        sorts={sortLinks(round.id, filters)}
        empty={
          narrowed ? (
            <EmptyState
              title="Nothing fits these filters"
              action={
                <TextLink href={`${hrefTo('/dashboard', round.id, NO_FILTERS)}#who`}>Show all not signed</TextLink>
              }
            />
          ) : (
            <EmptyState title="Everybody has signed">Nobody is left to chase in this round.</EmptyState>
          )
        }
      />
      <Pagination page={filters.page} pageCount={pageCount} hrefFor={pageHref} />
    </section>
  )
}

/** The page on which the way of printing is chosen, for the same class, year and group. */
function printHref(roundId: string, { classId, yearGroup, audience }: Shown): string {
  const words = { roundId, classId, yearGroup: yearGroup?.toString(), audience }
  return `/print?${new URLSearchParams(Object.entries(words).flatMap(([key, value]) => (value ? [[key, value]] : [])))}`
}
