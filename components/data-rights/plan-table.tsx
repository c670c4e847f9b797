import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { PlanRow, PlanState } from '@/lib/data-rights/types'
import { formatUkDate } from '@/lib/format/uk-time'

const STATES: Record<PlanState, { label: string; tone: TagTone }> = {
  planned: { label: 'Waits for approval', tone: 'amber' },
  approved: { label: 'Being erased', tone: 'blue' },
  done: { label: 'Erased', tone: 'green' },
  discarded: { label: 'Thrown away', tone: 'grey' },
}

/** How a plan stands. */
export const PlanTag = ({ state }: { state: PlanState }) => <Tag tone={STATES[state].tone}>{STATES[state].label}</Tag>

/** The plans of a school, newest first. */
export function PlanTable({ plans, empty }: { plans: readonly PlanRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Dry runs and erasures"
      hideCaption
      rows={plans}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'planned',
          header: 'Dry run of',
          rowHeader: true,
          cell: ({ id, plannedAt }) => <TextLink href={`/retention/${id}`}>{formatUkDate(plannedAt)}</TextLink>,
        },
        {
          key: 'state',
          header: 'State',
          cell: ({ state, items }) => (items > 0 ? <PlanTag state={state} /> : <Tag>Nothing due</Tag>),
        },
        { key: 'by', header: 'Made by', cell: ({ plannedBy }) => plannedBy },
        { key: 'approved', header: 'Approved by', cell: ({ approvedBy }) => approvedBy ?? '–' },
        { key: 'items', header: 'Listed', align: 'end', cell: ({ items }) => items },
        { key: 'erased', header: 'Erased', align: 'end', cell: ({ erased }) => erased },
        { key: 'kept', header: 'Left alone', align: 'end', cell: ({ kept }) => kept },
      ]}
    />
  )
}
