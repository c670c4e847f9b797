import { TextLink } from '@/components/ui/text-link'
import { MEMBERSHIP_KINDS, MEMBERSHIP_LABELS, type MembershipKind } from '@/lib/people/types'

const WORDS: Record<MembershipKind, string> = {
  staff: 'Employed by the school, teaching or not',
  governor: 'On the governing board',
  volunteer: 'Helps regularly without pay',
  visitor: 'Contractors, supply staff, agencies and guests',
  pupil: 'On the roll, from Nursery to Year 13',
  parent: 'Begin at the child: find the pupil first',
}

/** The first question of adding somebody, as links that need no script. */
export function ChooseKind() {
  return (
    <ul className="grid max-w-[40rem] gap-3">
      {MEMBERSHIP_KINDS.map((kind) => (
        <li
          key={kind}
          className="relative rounded-[4px] border border-edge bg-surface px-4 py-3 focus-within:border-accent hover:border-ink hover:bg-accent-tint"
        >
          <TextLink
            href={kind === 'parent' ? '/people?kind=pupil' : `/people/new?kind=${kind}`}
            className="font-semibold after:absolute after:inset-0"
          >
            {MEMBERSHIP_LABELS[kind]}
          </TextLink>
          <p className="text-ink-soft">{WORDS[kind]}</p>
        </li>
      ))}
    </ul>
  )
}
