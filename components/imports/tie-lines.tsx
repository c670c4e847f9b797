import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { TieLine } from '@/lib/imports/view-types'
import { ChangeList } from './change-list'

const CHANGES: Record<TieLine['change'], [TagTone, string]> = {
  new: ['green', 'New'],
  changed: ['blue', 'Changed'],
  taken_up: ['teal', 'Begins again'],
  ends: ['grey', 'Ends'],
}

type Props = { caption: string; rows: readonly TieLine[]; empty: ReactNode }

/** Who answers for which pupil, where that is new, changed or ends. */
export const TieLines = ({ caption, rows, empty }: Props) => (
  <DataTable
    caption={caption}
    hideCaption
    rows={rows}
    rowKey={({ parent, pupil, place }) =>
      [parent.personId ?? parent.name, pupil.personId ?? pupil.name, place?.source, place?.row].join(' ')
    }
    empty={empty}
    columns={[
      { key: 'pupil', header: 'Pupil', rowHeader: true, cell: ({ pupil }) => <End {...pupil} /> },
      { key: 'parent', header: 'Parent or carer', cell: ({ parent }) => <End {...parent} /> },
      {
        key: 'change',
        header: 'Tie',
        cell: ({ change }) => <Tag tone={CHANGES[change][0]}>{CHANGES[change][1]}</Tag>,
      },
      {
        key: 'what',
        header: 'What it says',
        cell: ({ change, fields, values }) =>
          fields.length > 0 && change !== 'new' ? <ChangeList changes={fields} /> : factsOf(values),
      },
    ]}
  />
)

const End = ({ personId, name }: TieLine['parent']) =>
  personId ? (
    <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
      <bdi>{name}</bdi>
    </TextLink>
  ) : (
    <bdi>{name}</bdi>
  )

const RESPONSIBILITY = {
  yes: 'parental responsibility',
  no: 'no parental responsibility',
  not_known: 'parental responsibility not known',
}

const factsOf = ({ relationship, parentalResponsibility, contactOrder, receivesMail }: TieLine['values']) =>
  [
    relationship,
    RESPONSIBILITY[parentalResponsibility],
    contactOrder ? 'must not be contacted' : receivesMail ? '' : 'gets no mail',
  ]
    .filter(Boolean)
    .join(', ')
