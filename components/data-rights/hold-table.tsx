import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'

type Hold = { id: string; personId: string; name: string; reason: string; placedOn: string }
type Props = { holds: readonly Hold[]; empty: ReactNode; endOf?: (hold: Hold) => ReactNode }

/** Who is kept for a reason, and since when. */
export function HoldTable({ holds, empty, endOf }: Props) {
  return (
    <DataTable
      caption="People who are kept for a reason"
      hideCaption
      rows={holds}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Name',
          rowHeader: true,
          cell: ({ personId, name }) => (
            <TextLink href={`/people/${personId}/data`}>
              <bdi>{name}</bdi>
            </TextLink>
          ),
        },
        { key: 'reason', header: 'Reason', cell: ({ reason }) => <bdi>{reason}</bdi> },
        { key: 'since', header: 'Since', cell: ({ placedOn }) => formatUkDay(placedOn) },
        ...(endOf ? [{ key: 'end', header: 'End the hold', hideHeader: true, noPrint: true, cell: endOf }] : []),
      ]}
    />
  )
}
