import { Icon } from './icon'
import { TextLink } from './text-link'

/** The way back up; the page itself comes last, without a link. */
export function Breadcrumbs({ items }: { items: readonly { href?: string; label: string }[] }) {
  return (
    <nav aria-label="Where you are" className="mb-4 text-[0.9375em]">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map(({ href, label }, index) => (
          <li key={label} className="inline-flex items-center gap-x-1.5">
            {index > 0 && <Icon name="right" className="size-[0.75em] text-ink-soft" />}
            {href ? (
              <TextLink href={href} className="py-0.5 wrap-anywhere">
                {label}
              </TextLink>
            ) : (
              <span aria-current="page" className="text-ink-soft">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
