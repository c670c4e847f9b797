'use client'
import type { ReactNode } from 'react'
import { StateTag } from '@/components/requests/state-tag'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Sort as SortLink } from '@/components/ui/sort-header'
import { TextLink } from '@/components/ui/text-link'
import type { RequestRow, Sort } from '@/lib/compliance/types'
import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'

type Props = {
  caption: ReactNode
  rows: readonly RequestRow[]
  /** How the columns sort; absent on paper. */
  sorts?: Partial<Record<Sort, SortLink>>
  empty?: ReactNode
}

/** Requests with whom they are about, and what each waits for; drawn from rows of words, which are sent instead of what is drawn of them. */
export function RequestTable({ caption, rows, sorts = {}, empty }: Props) {
  const places = rows.some((row) => row.yearGroup !== null || row.className !== null)
  const titled = withSeveralForms(rows)
  const columns: Column<RequestRow>[] = [
    { key: 'name', header: 'Name', rowHeader: true, sort: sorts.name, cell: Name },
    {
      key: 'form',
      header: 'Form',
      sort: sorts.form,
      cell: (row) => <FormLink row={row} titled={titled.has(row.audience)} />,
    },
    ...(places ? [{ key: 'class', header: 'Year and class', sort: sorts.class, cell: placeOf }] : []),
    { key: 'state', header: 'State', sort: sorts.state, cell: State },
    { key: 'waits', header: 'Waits for', cell: Waiting },
  ]
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.requestId}
      empty={empty}
    />
  )
}

const Name = ({ personId, personName }: RequestRow) => (
  <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
    <bdi>{personName}</bdi>
  </TextLink>
)

/** The group says which form it is; the title is shown only where a group has several. */
function FormLink({ row: { requestId, title, audience, personName }, titled }: { row: RequestRow; titled: boolean }) {
  return (
    <TextLink href={`/requests/${requestId}`} className="inline-block py-0.5">
      <span className="whitespace-nowrap">{AUDIENCE_LABELS[audience]}</span>
      {titled ? (
        <>
          <span className="sr-only">: </span>
          <span className="block text-[0.9375em]">{title}</span>
          <span className="sr-only">{` of ${personName}`}</span>
        </>
      ) : (
        <span className="sr-only">{`: ${title} of ${personName}`}</span>
      )}
    </TextLink>
  )
}

function withSeveralForms(rows: readonly RequestRow[]): ReadonlySet<Audience> {
  const titles = new Map<Audience, string>()
  const several = new Set<Audience>()
  for (const { audience, title } of rows) {
    if ((titles.get(audience) ?? title) !== title) several.add(audience)
    titles.set(audience, title)
  }
  return several
}

const State = ({ state }: RequestRow) => (
  <span className="whitespace-nowrap">
    <StateTag state={state} />
  </span>
)

function placeOf({ yearGroup, className }: RequestRow) {
  const words = [yearGroup === null ? '' : yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')
  return words ? <span className="lg:whitespace-nowrap">{words}</span> : null
}

const Waiting = ({ waitsFor }: RequestRow) => (waitsFor ? <bdi>{waitsFor}</bdi> : <span aria-hidden>–</span>)
