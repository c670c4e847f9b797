'use client'
import { usePathname } from 'next/navigation'
import { TextLink } from '@/components/ui/text-link'

/** `current` may be left out: the item whose address begins the page's own is then the current one. */
export type NavItem = { href: string; label: string; current?: boolean; count?: number; group?: string }

/** The staff navigation, in the order given; a group's name stands above its first item. */
export function NavLinks({ items }: { items: readonly NavItem[] }) {
  const current = currentHref(items, usePathname())
  return (
    <ul className="grid">
      {items.map(({ href, label, count, group }, index) => (
        <li key={href}>
          {group && group !== items[index - 1]?.group && (
            <span className="mt-5 mb-1 block ps-[1.1875rem] text-[0.875rem] text-ink-soft">{group}</span>
          )}
          <TextLink
            plain
            href={href}
            aria-current={href === current ? 'page' : undefined}
            data-fc={href === current ? 'current' : undefined}
            className={`flex min-h-10 items-center justify-between gap-3 border-s-[3px] px-4 py-1.5 ${
              href === current
                ? 'border-accent bg-accent-tint font-semibold text-ink'
                : 'border-transparent text-ink hover:border-accent-line hover:bg-accent-tint'
            }`}
          >
            {label}
            {count !== undefined && count > 0 && <Count value={count} />}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}

const Count = ({ value }: { value: number }) => (
  <span className="rounded-full bg-accent px-2 font-semibold text-[0.8125rem] text-accent-ink tabular-nums">
    {value}
  </span>
)

function currentHref(items: readonly NavItem[], path: string) {
  const said = items.find((item) => item.current)
  if (said) return said.href
  const fitting = items.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return fitting.sort((a, b) => b.href.length - a.href.length)[0]?.href
}
