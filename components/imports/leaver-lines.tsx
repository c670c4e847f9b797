import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import type { PlannedLeaver } from '@/lib/imports/plan/types'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'

const BECAUSE: Record<PlannedLeaver['because'], string> = {
  not_in_roll: 'Not in the files',
  no_child_left: 'No child of theirs is left here',
}

type Props = { caption: string; rows: readonly PlannedLeaver[]; empty: ReactNode }

/** Who leaves, as what, and why. */
export const LeaverLines = ({ caption, rows, empty }: Props) => (
  <DataTable
    caption={caption}
    hideCaption
    rows={rows}
    rowKey={({ membershipId }) => membershipId}
    empty={empty}
    columns={[
      {
        key: 'name',
        header: 'Name',
        rowHeader: true,
        cell: ({ personId, name }) => (
          <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
            <bdi>{name}</bdi>
          </TextLink>
        ),
      },
      { key: 'kind', header: 'Leaves as', cell: ({ kind }) => MEMBERSHIP_LABELS[kind] },
      {
        key: 'place',
        header: 'Year and class',
        cell: ({ yearGroup, className }) =>
          [yearGroup === null ? '' : yearGroupLabel(yearGroup), className].filter(Boolean).join(', ') || null,
      },
      { key: 'because', header: 'Why', cell: ({ because }) => BECAUSE[because] },
      {
        key: 'archive',
        header: 'Record',
        cell: ({ archive }) => (archive ? 'Goes to the archive' : 'Stays: they are here as something else'),
      },
    ]}
  />
)
