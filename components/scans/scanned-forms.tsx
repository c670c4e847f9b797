import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { counted } from '@/lib/format/words'
import type { ScannedForm } from '@/lib/scans/types'

/** The forms that the pages of a scan landed on, in the order of the stack. */
export const ScannedForms = ({ scanId, forms }: { scanId: string; forms: readonly ScannedForm[] }) => (
  <DataTable
    caption="Forms in this scan"
    hideCaption
    rows={forms}
    rowKey={({ requestId }) => requestId}
    columns={[
      {
        key: 'about',
        header: 'Form of',
        rowHeader: true,
        cell: ({ requestId, about }) => (
          <TextLink href={`/scans/${scanId}/forms/${requestId}`} className="inline-block py-0.5">
            <bdi>{about}</bdi>
          </TextLink>
        ),
      },
      { key: 'class', header: 'Class', cell: ({ className }) => className ?? '–' },
      { key: 'title', header: 'Form', cell: ({ title }) => title },
      { key: 'pages', header: 'Pages', cell: ({ pages }) => counted(pages, 'page') },
      { key: 'state', header: 'State', cell: stateOf },
    ]}
  />
)

function stateOf({ recorded, open }: ScannedForm) {
  if (recorded) {
    return (
      <Tag tone="green" icon="tick">
        Recorded
      </Tag>
    )
  }
  return open ? (
    <Tag tone="amber" icon="pen">
      To record
    </Tag>
  ) : (
    <Tag tone="grey" icon="dash">
      Answered meanwhile
    </Tag>
  )
}
