import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { DUPLICATE_REASON_LABELS, type LookAlike, type PossibleDuplicate } from '@/lib/people/merging/types'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'

type Props = { pair: PossibleDuplicate; apart: ReactNode }

/** Two records that look alike, why, and the two answers. */
export function DuplicatePair({ pair: { first, second, reasons }, apart }: Props) {
  return (
    <li className="rounded-[6px] border border-rule bg-surface p-4 sm:p-5">
      <p className="mb-3 flex flex-wrap gap-2">
        {reasons.map((reason) => (
          <Tag key={reason} tone="amber">
            {DUPLICATE_REASON_LABELS[reason]}
          </Tag>
        ))}
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <One person={first} />
        <One person={second} />
      </div>
      <div className="no-print mt-4 flex flex-wrap items-center gap-3">
        <ButtonLink small href={`/people/${first.id}/merge?with=${second.id}`}>
          Same person: look at both
          <span className="sr-only">
            {' '}
            {first.displayName} and {second.displayName}
          </span>
        </ButtonLink>
        {apart}
      </div>
    </li>
  )
}

function One({ person: { id, displayName, kinds, dateOfBirth, email, upn, place, addedOn } }: { person: LookAlike }) {
  const facts = [
    [kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', ') || 'Nothing at present', place].filter(Boolean).join(', '),
    dateOfBirth && `Born on ${formatUkDay(dateOfBirth)}`,
    email,
    upn && `UPN ${upn}`,
    `Added on ${formatUkDay(addedOn)}`,
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <div className="min-w-0 border-accent-line border-s-[3px] ps-3.5">
      <p className="font-semibold">
        <TextLink href={`/people/${id}`} className="inline-block py-0.5">
          <bdi>{displayName}</bdi>
        </TextLink>
      </p>
      <ul className="text-ink-soft">
        {facts.map((fact) => (
          <li key={fact} className="wrap-anywhere">
            {fact}
          </li>
        ))}
      </ul>
    </div>
  )
}
