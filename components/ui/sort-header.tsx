import type { ReactNode } from 'react'
import { Icon } from './icon'
import { TextLink } from './text-link'

export type Sort = { href: string; direction: 'ascending' | 'descending' | 'none' }

const ICONS = { ascending: 'up', descending: 'down', none: 'sort' } as const

/** A column's heading, with a link when the column can be sorted. */
export function SortHeader({
  sort,
  hidden,
  className,
  children,
}: {
  sort?: Sort
  hidden?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <th scope="col" aria-sort={sort?.direction} className={className}>
      {sort ? (
        <TextLink
          plain
          href={sort.href}
          className="-my-1 inline-flex items-center gap-1 py-1 hover:text-accent hover:underline"
        >
          {children}
          <Icon
            name={ICONS[sort.direction]}
            className={`no-print size-[0.9em] ${sort.direction === 'none' ? 'text-ink-soft' : 'text-accent'}`}
          />
        </TextLink>
      ) : (
        <span className={hidden ? 'sr-only' : undefined}>{children}</span>
      )}
    </th>
  )
}
