import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { MEMBERSHIP_LABELS, type MembershipView } from '@/lib/people/types'

type Props = { memberships: readonly MembershipView[]; endHrefOf?: (membership: MembershipView) => string }

/** What somebody is and was at the school, the present first. */
export function MembershipList({ memberships, endHrefOf }: Props) {
  if (memberships.length === 0) return <p className="text-ink-soft">Nothing at present.</p>
  const ordered = [...memberships].sort((a, b) => Number(b.live) - Number(a.live))
  return (
    <ul className="border-rule border-t">
      {ordered.map((membership) => {
        const { id, kind, title, startsOn, endsOn, endReason, live } = membership
        return (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b py-2.5"
          >
            <div className={live ? '' : 'text-ink-soft'}>
              <p>
                <span className={live ? 'font-semibold' : ''}>{MEMBERSHIP_LABELS[kind]}</span>
                {title && <bdi>: {title}</bdi>}
              </p>
              <p className="text-ink-soft">
                Since {formatUkDay(startsOn)}
                {endsOn && `, until ${formatUkDay(endsOn)}`}
                {endReason && (
                  <>
                    {' '}
                    (<bdi>{endReason}</bdi>)
                  </>
                )}
              </p>
            </div>
            {live && endHrefOf && (
              <TextLink href={endHrefOf(membership)} className="no-print inline-block py-0.5">
                Record leaving<span className="sr-only"> as {MEMBERSHIP_LABELS[kind].toLowerCase()}</span>
              </TextLink>
            )}
          </li>
        )
      })}
    </ul>
  )
}
