import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { Icon } from '@/components/ui/icon'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { FORM_STYLE_LABELS, type LeftOut, type PackView, sheetsOf } from '@/lib/documents/packs/types'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'

const NUMBER = new Intl.NumberFormat('en-GB')
const megabytes = (size: number) => `${(size / 1e6).toLocaleString('en-GB', { maximumSignificantDigits: 2 })} MB`

/** A file that is ready, and what was left out of it; or why there is none. */
export function Ended({ pack, leftOut }: { pack: PackView; leftOut: readonly LeftOut[] }) {
  const { id, kind, state, style, duplex, pages, size, trouble, expiresAt } = pack
  return (
    <div className="max-w-[46rem]">
      {state === 'cancelled' && <Banner title="This file was cancelled">Nothing of it was kept.</Banner>}
      {state === 'failed' && (
        <Banner tone="warning" title="This file could not be made">
          {trouble}
        </Banner>
      )}
      {state === 'ready' && (
        <>
          <SummaryList
            rows={[
              { label: 'Pages', value: NUMBER.format(pages) },
              {
                label: 'Sheets of paper',
                value: `${NUMBER.format(sheetsOf(pages, duplex))}${duplex ? ', printed on both sides' : ''}`,
              },
              ...(kind === 'blank_forms' ? [{ label: 'How it looks', value: FORM_STYLE_LABELS[style] }] : []),
              { label: 'Size', value: megabytes(size) },
              { label: 'Kept until', value: formatUkDateTime(expiresAt) },
            ]}
          />
          {kind === 'labels' && (
            <p className="mt-4">Print at 100 %, “actual size”: a page that is fitted to the paper misses the labels.</p>
          )}
          <p className="mt-6 flex flex-wrap gap-3">
            <ButtonLink href={`/api/packs/${id}`}>Open the PDF</ButtonLink>
            <ButtonLink variant="secondary" href={`/api/packs/${id}?save`}>
              <Icon name="download" /> Save it
            </ButtonLink>
          </p>
        </>
      )}
      {leftOut.length > 0 && (
        <section aria-labelledby="left-out" className="mt-10">
          <h2 id="left-out" className="mb-3">
            {counted(leftOut.length, 'form')} left out
          </h2>
          <LeftOutTable rows={leftOut} />
        </section>
      )}
    </div>
  )
}

const LeftOutTable = ({ rows }: { rows: readonly LeftOut[] }) => (
  <DataTable
    caption="Left out, and why"
    hideCaption
    rows={rows}
    rowKey={(row) => row.requestId}
    columns={[
      {
        key: 'about',
        header: 'Name',
        rowHeader: true,
        cell: ({ requestId, about, title }) => (
          <>
            <TextLink href={`/requests/${requestId}`}>{about}</TextLink>
            <span className="block font-normal text-ink-soft">{title}</span>
          </>
        ),
      },
      { key: 'trouble', header: 'Why', cell: ({ trouble }) => trouble },
    ]}
  />
)
