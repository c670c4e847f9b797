import { Banner } from '@/components/ui/banner'
import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { groupKey, type Preparation } from '@/lib/people/queries/get-year'
import type { PlannedPupil } from '@/lib/people/year/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { pupils } from '../words'

const Names = ({ of }: { of: readonly PlannedPupil[] }) => (
  <Disclosure summary={of.length === 1 ? 'Who it is' : 'Who they are'}>
    <ul>
      {of.slice(0, 200).map(({ personId, name, classId, yearGroup, className }) => (
        <li key={personId}>
          <TextLink
            href={`/people/year/classes/${yearGroup === null ? 'none' : groupKey({ classId, yearGroup })}`}
            className="inline-block py-0.5"
          >
            <bdi>{name}</bdi>
          </TextLink>
          <span className="text-ink-soft">
            {' '}
            {yearGroup === null ? '' : yearGroupLabel(yearGroup)}
            {className ? `, ${className}` : ''}
          </span>
        </li>
      ))}
    </ul>
  </Disclosure>
)

/** What stands in the way, and what deserves a look before. */
export function CheckProblems({ preparation: { check, begunAt } }: { preparation: Preparation }) {
  const { undecided, withoutClass, joinedSince, sameNames, kept } = check
  return (
    <div>
      {undecided.length > 0 && (
        <Banner tone="warning" title={`${pupils(undecided.length)} without a year group`}>
          <p>
            The year cannot be turned before this is settled.{' '}
            <TextLink href="/people/year/classes/none" className="inline-block py-0.5">
              Say what becomes of them
            </TextLink>
          </p>
        </Banner>
      )}
      {sameNames.length > 0 && (
        <Banner tone="warning" title="Two classes of the same name">
          <p>
            {sameNames.join(', ')}: their pupils would be in one class.{' '}
            <TextLink href="/people/year/names" className="inline-block py-0.5">
              Change the names
            </TextLink>
          </p>
        </Banner>
      )}
      {withoutClass.length > 0 && (
        <Banner tone="warning" title={`${pupils(withoutClass.length)} will have no class`}>
          <p>
            They move to their year group, and you can give them a class at any time. Class signing does not reach them
            until then.
          </p>
          <Names of={withoutClass} />
        </Banner>
      )}
      {joinedSince.length > 0 && (
        <Banner title={`${pupils(joinedSince.length)} joined since the preparation began`}>
          <p>On {formatUkDateTime(begunAt)} they were not on the roll yet. They go with their class.</p>
          <Names of={joinedSince} />
        </Banner>
      )}
      {kept > 0 && (
        <Banner title={`${pupils(kept)} with a place in the new year already`}>
          Their year group and class stay as they are recorded there.
        </Banner>
      )}
      {undecided.length + sameNames.length + withoutClass.length + joinedSince.length + kept === 0 && (
        <Banner tone="success">Nothing stands out: every pupil has a year group and a class, or leaves.</Banner>
      )}
    </div>
  )
}
