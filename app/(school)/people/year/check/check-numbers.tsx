import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import type { Preparation } from '@/lib/people/queries/get-year'
import { leavingDayOf } from '@/lib/people/year/types'
import type { YearAhead } from '@/lib/rounds/queries/year-ahead'
import { pupils } from '../words'

type Teacher = { id: string; accountId: string; name: string; className: string }
type Props = { preparation: Preparation; ahead: YearAhead | null; teachers: readonly Teacher[] }

/** Pupils, forms, rounds and posts in numbers. */
export function CheckNumbers({ preparation, ahead, teachers }: Props) {
  const { check, academicYear } = preparation
  return (
    <>
      <section aria-labelledby="pupils-title">
        <h2 id="pupils-title" className="mb-3">
          Pupils
        </h2>
        <SummaryList
          rows={[
            { label: 'Move up a year', value: pupils(check.promoted), change: { href: '/people/year/classes' } },
            { label: 'Repeat a year', value: pupils(check.repeats), change: { href: '/people/year/classes' } },
            ...(check.placed > 0 ? [{ label: 'Begin in the new year', value: pupils(check.placed) }] : []),
            {
              label: `Leave on ${formatUkDay(leavingDayOf(academicYear))}`,
              value: pupils(check.leaves),
              change: { href: '/people/year/leavers' },
            },
          ]}
        />
      </section>
      {ahead && (
        <section aria-labelledby="forms-title">
          <h2 id="forms-title" className="mb-3">
            Forms and open rounds
          </h2>
          <SummaryList
            rows={[
              { label: 'Get the older pupils’ form from now on', value: pupils(ahead.toOlderForm) },
              { label: 'Begin to sign for themselves', value: pupils(ahead.beginToSign) },
              ...ahead.rounds.map(({ name, closing, early }) => ({
                label: name,
                value: [
                  closing === 0
                    ? 'No request of a leaver is open'
                    : `${closing === 1 ? '1 request' : `${closing} requests`} of leavers will be closed`,
                  early ? 'Pupils are asked by their new year groups' : 'Everybody else is still asked as before',
                ].join('. '),
              })),
            ]}
          />
          {ahead.rounds.length === 0 && <p className="mt-2 text-ink-soft">No round is open.</p>}
        </section>
      )}
      <section aria-labelledby="teachers-title">
        <h2 id="teachers-title" className="mb-3">
          Class teachers
        </h2>
        {teachers.length === 0 ? (
          <p className="text-ink-soft">Nobody holds the post for a class of this year.</p>
        ) : (
          <>
            <p className="mb-2">
              {teachers.length === 1 ? 'One class teacher keeps' : `${teachers.length} class teachers keep`} seeing this
              year’s class only. The headteacher gives the posts for the new classes, once they are made.
            </p>
            <ul className="grid gap-1 sm:grid-cols-2">
              {teachers.map(({ id, accountId, name, className }) => (
                <li key={id}>
                  <bdi>{className}</bdi>:{' '}
                  <TextLink href={`/accounts/${accountId}`} className="inline-block py-0.5">
                    <bdi>{name}</bdi>
                  </TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  )
}
