import { TextLink } from './text-link'

export type TabItem = { href: string; label: string; current?: boolean; count?: number }

/** Views of one thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-rule border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map(({ href, label: text, current, count }) => (
          <li key={href}>
            <TextLink
              plain
              href={href}
              aria-current={current ? 'page' : undefined}
              data-fc={current ? undefined : 'unmarked'}
              className={`inline-flex min-h-11 items-center gap-2 border-b-[3px] px-3 ${
                current
                  ? 'border-accent font-semibold text-ink'
                  : 'border-transparent text-ink-soft hover:border-accent-line hover:text-ink'
              }`}
            >
              {text}
              {count !== undefined && (
                <span className="rounded-full bg-accent-tint px-2 text-[0.875em] text-ink tabular-nums">{count}</span>
              )}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
