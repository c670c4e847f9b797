import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { MERGE_FIELD_LABELS, MERGE_FIELDS, type MergeRecordView, type MergeView } from '@/lib/people/merging/types'
import { MEMBERSHIP_LABELS, signingStanding, type Tie } from '@/lib/people/types'

/** How much a record is asked for, and what of it is signed. */
export type AskedTally = { asked: number; signed: number }

type Props = { merge: MergeView; tallies: Record<'kept' | 'other', AskedTally> }

/** Two records of what may be one person, line by line. */
export function SideBySide({ merge: { kept, other, differing }, tallies }: Props) {
  const fields = MERGE_FIELDS.map((field) => ({
    label: MERGE_FIELD_LABELS[field],
    kept: fieldOf(kept, field),
    other: fieldOf(other, field),
    differs: differing.includes(field) && kept.values[field] !== null && other.values[field] !== null,
  }))
  const lines = [
    { label: 'Record', kept: <Name record={kept} />, other: <Name record={other} />, differs: false },
    ...fields,
    { label: 'At the school as', kept: kindsOf(kept), other: kindsOf(other), differs: false },
    {
      label: 'Parents and carers',
      kept: tiesOf(kept.parents),
      other: tiesOf(other.parents),
      differs: false,
    },
    { label: 'Children', kept: tiesOf(kept.children), other: tiesOf(other.children), differs: false },
    { label: 'Asked to sign', kept: said(tallies.kept), other: said(tallies.other), differs: false },
  ].filter((line) => line.kept !== null || line.other !== null)
  return (
    <DataTable
      caption="The two records side by side"
      hideCaption
      rows={lines}
      rowKey={({ label }) => label}
      columns={[
        {
          key: 'label',
          header: 'What',
          rowHeader: true,
          cell: ({ label, differs }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              {label}
              {differs && <Tag tone="amber">Differs</Tag>}
            </span>
          ),
        },
        { key: 'kept', header: 'This record stays', cell: (line) => line.kept ?? <NotKnown /> },
        { key: 'other', header: 'This record goes', cell: (line) => line.other ?? <NotKnown /> },
      ]}
    />
  )
}

const NotKnown = () => <span className="text-ink-soft">Nothing</span>

const Name = ({ record: { id, displayName, archived } }: { record: MergeRecordView }) => (
  <span className="inline-flex flex-wrap items-center gap-2">
    <TextLink href={`/people/${id}`} className="inline-block py-0.5 font-semibold">
      <bdi>{displayName}</bdi>
    </TextLink>
    {archived && <Tag tone="grey">Archived</Tag>}
  </span>
)

function fieldOf({ values }: MergeRecordView, field: (typeof MERGE_FIELDS)[number]): ReactNode {
  const value = values[field]
  if (value === null) return null
  return <bdi className="wrap-anywhere">{field === 'dateOfBirth' ? formatUkDay(value) : value}</bdi>
}

const kindsOf = ({ memberships }: MergeRecordView) =>
  memberships
    .map(({ kind, title, live }) =>
      [MEMBERSHIP_LABELS[kind], title && `: ${title}`, !live && ' (before)'].filter(Boolean).join(''),
    )
    .join(', ') || null

function tiesOf(ties: readonly Tie[]) {
  if (ties.length === 0) return null
  return (
    <ul className="grid gap-1">
      {ties.map((tie) => (
        <li key={tie.personId}>
          <TextLink href={`/people/${tie.personId}`} className="inline-block py-0.5">
            <bdi>{tie.displayName}</bdi>
          </TextLink>
          , <bdi>{tie.relationship}</bdi>
          <span className="block text-ink-soft">{signingStanding(tie)}</span>
        </li>
      ))}
    </ul>
  )
}

const said = ({ asked, signed }: AskedTally) =>
  asked === 0 ? 'Nothing yet' : `${asked} ${asked === 1 ? 'form' : 'forms'}, ${signed} signed by or for them`
