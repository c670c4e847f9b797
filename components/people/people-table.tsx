'use client'
import type { ReactNode } from 'react'
import { StateTag } from '@/components/requests/state-tag'
import { DataTable } from '@/components/ui/data-table'
import type { Sort } from '@/components/ui/sort-header'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { StateCount } from '@/lib/compliance/types'
import { MEMBERSHIP_LABELS, type PersonRow } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'

type Props = {
  caption: string
  rows: readonly PersonRow[]
  /** How the forms of open rounds stand for each person. */
  states: ReadonlyMap<string, readonly StateCount[]>
  nameSort?: Sort
  empty: ReactNode
}

/** People with what whoever telephones asks about: class, household, address and number, and how their forms stand. */
export function PeopleTable({ caption, rows, states, nameSort, empty }: Props) {
  const households = rows.some(({ parents, children }) => parents.length > 0 || children.length > 0)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: 'name', header: 'Name', rowHeader: true, sort: nameSort, cell: Name },
        { key: 'kinds', header: 'At the school as', cell: Place },
        ...(households ? [{ key: 'household', header: 'Household', cell: Household }] : []),
        { key: 'contact', header: 'E-mail and telephone', cell: Contact },
        ...(states.size > 0
          ? [{ key: 'forms', header: 'Forms', cell: (row: PersonRow) => <Forms states={states.get(row.id)} /> }]
          : []),
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

type Placed = Pick<PersonRow, 'yearGroup' | 'className'>

const placeOf = ({ yearGroup, className }: Placed) =>
  yearGroup === null ? '' : [yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')

function Place(row: PersonRow) {
  const place = placeOf(row)
  return (
    <div>
      {row.kinds.length > 0 ? (
        row.kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', ')
      ) : (
        <span className="text-ink-soft">Nothing at present</span>
      )}
      {place && <span className="block">{place}</span>}
    </div>
  )
}

function Household({ parents, children }: PersonRow) {
  const others = [
    ...parents.map((parent) => ({ ...parent, about: parent.relationship })),
    ...children.map((child) => ({ ...child, about: placeOf(child) })),
  ]
  if (others.length === 0) return null
  return (
    <div>
      {others.map((other) => (
        <Relative key={other.personId} {...other} />
      ))}
    </div>
  )
}

type RelativeProps = { personId: string; displayName: string; about: string; contactOrder: boolean }

function Relative({ personId, displayName, about, contactOrder }: RelativeProps) {
  return (
    <span className="block">
      <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
        <bdi>{displayName}</bdi>
      </TextLink>
      {about && <span className="text-ink-soft"> {about}</span>}
      {contactOrder && (
        <>
          {' '}
          <Tag tone="red">Contact order</Tag>
        </>
      )}
    </span>
  )
}

function Contact({ email, phone, kinds }: PersonRow) {
  if (!email && !phone) {
    return kinds.length === 1 && kinds[0] === 'pupil' ? null : <span className="text-ink-soft">None known</span>
  }
  return (
    <div>
      {email && <AddressText email={email} />}
      {phone && <span className="block whitespace-nowrap">{phone}</span>}
    </div>
  )
}

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

function Forms({ states = [] }: { states?: readonly StateCount[] }) {
  if (states.length === 0) return null
  return (
    <div>
      {states.map(({ state, count }) => (
        <span key={state} className="me-2 inline-block whitespace-nowrap py-0.5">
          <StateTag state={state} />
          {count > 1 && (
            <>
              <span aria-hidden>{` × ${count}`}</span>
              <span className="sr-only">{`, ${count} forms`}</span>
            </>
          )}
        </span>
      ))}
    </div>
  )
}
