import { DataTable } from '@/components/ui/data-table'
import { DEFAULT_RULES, GROUP_LABELS, type RetentionGroup, type RetentionRule } from '@/lib/data-rights/types'

const years = (count: number) => (count === 1 ? '1 year' : `${count} years`)

/** Each group with how long what is held about it is kept, and why. */
export function RuleTable({ rules }: { rules: Record<RetentionGroup, RetentionRule> }) {
  const groups = Object.keys(GROUP_LABELS) as RetentionGroup[]
  return (
    <DataTable
      caption="The rules for each group"
      hideCaption
      rows={groups.map((group) => ({ group, ...rules[group] }))}
      rowKey={({ group }) => group}
      columns={[
        { key: 'group', header: 'Group', rowHeader: true, cell: ({ group }) => GROUP_LABELS[group] },
        {
          key: 'leaving',
          header: 'After leaving',
          cell: ({ yearsAfterLeaving }) => <span className="whitespace-nowrap">{years(yearsAfterLeaving)}</span>,
        },
        {
          key: 'round',
          header: 'Old forms of those still here',
          cell: ({ yearsAfterRound }) =>
            yearsAfterRound === null ? 'Kept while they are here' : `${years(yearsAfterRound)} after the round`,
        },
        {
          key: 'why',
          header: 'Why',
          cell: ({ group, yearsAfterLeaving }) =>
            yearsAfterLeaving === DEFAULT_RULES[group].yearsAfterLeaving ? (
              DEFAULT_RULES[group].why
            ) : (
              <>
                Chosen by the school.{' '}
                <span className="text-ink-soft">
                  Without a choice: {years(DEFAULT_RULES[group].yearsAfterLeaving)}.
                </span>
              </>
            ),
        },
      ]}
    />
  )
}
