import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { MergeDone } from '@/lib/people/merging/types'

/** Which records were merged with this one, and the way to undo each. */
export function Merges({ merges, personId }: { merges: readonly MergeDone[]; personId: string }) {
  if (merges.length === 0) return null
  return (
    <Panel id="merges" title="Merged records">
      <ul className="grid gap-3">
        {merges.map(({ id, mergedAt, kept, other }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <span>
              {kept.id === personId ? (
                <>
                  <TextLink href={`/people/${other.id}`}>
                    Another record, of <bdi>{other.displayName}</bdi>,
                  </TextLink>{' '}
                  was merged into this one
                </>
              ) : (
                <>
                  Merged into{' '}
                  <TextLink href={`/people/${kept.id}`}>
                    <bdi>{kept.displayName}</bdi>
                  </TextLink>
                </>
              )}{' '}
              on {formatUkDateTime(mergedAt)}
            </span>
            <TextLink href={`/people/${kept.id}/merge/${id}/undo`} className="no-print inline-block py-0.5">
              These are two people after all<span className="sr-only">: {other.displayName}</span>
            </TextLink>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
