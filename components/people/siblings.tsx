import { TextLink } from '@/components/ui/text-link'
import type { Sibling } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'

/** The pupils who share a parent or carer with a pupil, and whom they share. */
export function Siblings({ siblings }: { siblings: readonly Sibling[] }) {
  return (
    <ul className="border-rule border-t">
      {siblings.map(({ id, displayName, yearGroup, className, through }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 border-rule border-b py-2">
          <span>
            <TextLink href={`/people/${id}`} className="inline-block py-0.5 font-semibold">
              <bdi>{displayName}</bdi>
            </TextLink>
            {yearGroup !== null && (
              <span className="text-ink-soft">
                {' '}
                {yearGroupLabel(yearGroup)}
                {className && `, ${className}`}
              </span>
            )}
          </span>
          <span className="text-ink-soft">
            Through <bdi>{through.join(' and ')}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}
