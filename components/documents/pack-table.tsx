import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { yearGroupLabel } from '@/lib/schools/types'

type Pack = { classId: string | null; className: string; yearGroup: number | null; ready: number }
type Props = { roundId: string; roundName: string; packs: readonly Pack[]; empty: ReactNode }

/** One row a class, with the way to its copies as one PDF for either way of printing. */
export function PackTable({ roundId, roundName, packs, empty }: Props) {
  const href = ({ classId }: Pack, duplex: boolean) =>
    `/print?kind=signed_copies&roundId=${roundId}&classId=${classId ?? ''}&sides=${duplex ? 'both' : 'one'}`
  return (
    <DataTable
      caption={roundName}
      rows={packs.filter((pack) => pack.classId)}
      rowKey={(pack) => pack.classId ?? 'none'}
      empty={empty}
      columns={[
        { key: 'class', header: 'Class', rowHeader: true, cell: (pack) => pack.className },
        {
          key: 'year',
          header: 'Year group',
          cell: (pack) => (pack.yearGroup === null ? '' : yearGroupLabel(pack.yearGroup)),
        },
        { key: 'ready', header: 'Copies ready', align: 'end', cell: (pack) => pack.ready },
        {
          key: 'print',
          header: 'One PDF',
          cell: (pack) => (
            <>
              <TextLink href={href(pack, false)}>
                One side<span className="sr-only"> of each sheet, {pack.className}</span>
              </TextLink>
              <span aria-hidden="true"> · </span>
              <TextLink href={href(pack, true)}>
                Both sides<span className="sr-only"> of each sheet, {pack.className}</span>
              </TextLink>
            </>
          ),
        },
      ]}
    />
  )
}
