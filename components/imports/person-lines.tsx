import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import type { PersonLine } from '@/lib/imports/view-types'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { ChangeList } from './change-list'
import { placeWords } from './place-words'

export type PersonSection = 'new' | 'changed' | 'moved' | 'unchanged'
type Props = { section: PersonSection; caption: string; rows: readonly PersonLine[]; empty: ReactNode }

const name: Column<PersonLine> = {
  key: 'name',
  header: 'Name',
  rowHeader: true,
  cell: ({ personId, name, change }) => (
    <span className="inline-flex flex-wrap items-center gap-2">
      {personId ? (
        <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
          <bdi>{name}</bdi>
        </TextLink>
      ) : (
        <bdi>{name}</bdi>
      )}
      {change === 'returns' && <Tag tone="teal">Comes back</Tag>}
    </span>
  ),
}
const kinds: Column<PersonLine> = {
  key: 'kinds',
  header: 'As',
  cell: ({ kinds, yearGroup, className }) => {
    const place = [yearGroup === null ? '' : yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')
    return (
      <span>
        {kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', ')}
        {place && <span className="block text-ink-soft">{place}</span>}
      </span>
    )
  },
}
const birth: Column<PersonLine> = {
  key: 'birth',
  header: 'Date of birth',
  cell: ({ dateOfBirth }) => dateOfBirth && <span className="sm:whitespace-nowrap">{formatUkDay(dateOfBirth)}</span>,
}
const email: Column<PersonLine> = {
  key: 'email',
  header: 'E-mail',
  cell: ({ email }) => email && <Address email={email} />,
}
const source: Column<PersonLine> = {
  key: 'source',
  header: 'In the files',
  cell: ({ places }) => places.length > 0 && <span className="text-ink-soft wrap-anywhere">{placeWords(places)}</span>,
}
const changes: Column<PersonLine> = {
  key: 'changes',
  header: 'What changes',
  cell: ({ fields }) => fields.length > 0 && <ChangeList changes={fields} />,
}
const from: Column<PersonLine> = {
  key: 'from',
  header: 'From',
  cell: ({ classMove }) => classMove?.from ?? <span className="text-ink-soft">No class</span>,
}
const to: Column<PersonLine> = {
  key: 'to',
  header: 'To',
  cell: ({ classMove }) => <strong className="font-semibold">{classMove?.to}</strong>,
}

const COLUMNS: Record<PersonSection, Column<PersonLine>[]> = {
  new: [name, kinds, birth, email, source],
  changed: [name, kinds, changes, source],
  moved: [name, from, to, source],
  unchanged: [name, kinds, source],
}

/** Breaks before the @ where it must break. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  return (
    <span className="max-sm:wrap-anywhere">
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  )
}

/** People of a roll: those who are new, with what changes, with their move, or as they are. */
export const PersonLines = ({ section, caption, rows, empty }: Props) => (
  <DataTable
    caption={caption}
    hideCaption
    columns={COLUMNS[section]}
    rows={rows}
    rowKey={({ personId, name, places }) => personId ?? `${name} ${placeWords(places)}`}
    empty={empty}
  />
)
