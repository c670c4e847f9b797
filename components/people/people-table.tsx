import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import type { Sort } from '@/components/ui/sort-header'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { MEMBERSHIP_LABELS, type PersonRow } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'

type Props = { caption: string; rows: readonly PersonRow[]; nameSort?: Sort; empty: ReactNode }

/** People with what they are, their class and address; each name leads to the person. */
export function PeopleTable({ caption, rows, nameSort, empty }: Props) {
  const places = rows.some(({ yearGroup }) => yearGroup !== null)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: 'name', header: 'Name', rowHeader: true, sort: nameSort, cell: Name },
        {
          key: 'kinds',
          header: 'At the school as',
          cell: ({ kinds }) =>
            kinds.length > 0 ? (
              kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', ')
            ) : (
              <span className="text-ink-soft">Nothing at present</span>
            ),
        },
        ...(places ? [{ key: 'class', header: 'Year and class', cell: placeOf }] : []),
        { key: 'email', header: 'E-mail', cell: Address },
      ]}
    />
  )
}

const Name = (row: PersonRow) => (
  <span className="inline-flex flex-wrap items-center gap-2">
    <TextLink href={`/people/${row.id}`} className="inline-block py-0.5">
      <bdi>{row.displayName}</bdi>
    </TextLink>
    {row.archived && <Tag tone="grey">Archived</Tag>}
  </span>
)

const placeOf = ({ yearGroup, className }: PersonRow) =>
  yearGroup === null ? null : [yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')

const Address = ({ email, kinds }: PersonRow) =>
  email ? (
    <AddressText email={email} />
  ) : kinds.length === 1 && kinds[0] === 'pupil' ? null : (
    <span className="text-ink-soft">No e-mail</span>
  )

/** Breaks before the @ where it must break. */
function AddressText({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  return (
    <span className="wrap-anywhere">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  )
}
