import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import type { Turned } from '@/lib/people/queries/get-year'
import { leavingDayOf } from '@/lib/people/year/types'
import { academicYearLabel } from '@/lib/schools/types'
import { pupils } from './words'

type Props = { turned: Turned; signed: number; headed: boolean }

/** What the latest turn did, who has no place in that year, and the way back. */
export function TurnedSection({ turned, signed, headed }: Props) {
  const { academicYear, doneAt, leftAt, unplaced, classes } = turned
  const year = academicYearLabel(academicYear)
  return (
    <section aria-labelledby="turned-title" className={headed ? 'border-rule border-t pt-8' : ''}>
      <h2 id="turned-title" className="mb-3">
        {headed ? `The turn into ${year}` : 'What was done'}
      </h2>
      {unplaced.length > 0 && <Unplaced turned={turned} />}
      <SummaryList
        rows={[
          { label: 'Done', value: formatUkDateTime(doneAt) },
          { label: 'Moved up', value: pupils(turned.promoted) },
          { label: 'Repeat a year', value: pupils(turned.repeats) },
          { label: 'Begin in the new year', value: pupils(turned.placed) },
          {
            label: leftAt ? 'Left' : `Leave on ${formatUkDay(leavingDayOf(academicYear))}`,
            value: `${pupils(turned.leavers)}${turned.parentsLeaving > 0 ? `, and ${turned.parentsLeaving} parents or carers who have no other child here` : ''}`,
          },
        ]}
      />
      <div className="mt-4">
        <Disclosure summary={`Classes of ${year}`}>
          <DataTable
            caption={`Classes of ${year}`}
            hideCaption
            rows={classes}
            rowKey={({ id }) => id}
            empty={<p>No classes.</p>}
            columns={[
              { key: 'name', header: 'Class', rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
              { key: 'pupils', header: 'Pupils', align: 'end', cell: ({ pupils: count }) => count },
            ]}
          />
        </Disclosure>
      </div>
      <div className="no-print mt-6">
        {signed > 0 ? (
          <p className="text-ink-soft">
            This can no longer be undone: {signed === 1 ? '1 form' : `${signed} forms`} of {year}{' '}
            {signed === 1 ? 'has' : 'have'} been signed since. Change single pupils on their own pages.
          </p>
        ) : (
          <ButtonLink href="/people/year/undo" variant="secondary">
            Undo this
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

const Unplaced = ({ turned: { unplaced, academicYear } }: { turned: Turned }) => (
  <Banner tone="warning" title={`${pupils(unplaced.length)} without a place in ${academicYearLabel(academicYear)}`}>
    <p>They came onto the roll after the year was turned, or were taken off it and came back.</p>
    <ul className="mt-2 grid gap-1">
      {unplaced.slice(0, 50).map(({ personId, name }) => (
        <li key={personId}>
          <bdi>{name}</bdi>:{' '}
          <TextLink href={`/people/year/places/${personId}`} className="inline-block py-0.5">
            give a place<span className="sr-only"> to {name}</span>
          </TextLink>
        </li>
      ))}
    </ul>
    {unplaced.length > 50 && <p className="mt-2">And {unplaced.length - 50} more.</p>}
  </Banner>
)
