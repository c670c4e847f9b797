import { Icon } from './icon'
import { TextLink } from './text-link'

type Props = { page: number; pageCount: number; hrefFor: (page: number) => string; label?: string }

const LOOK = 'inline-flex min-h-10 min-w-10 items-center justify-center gap-1 rounded-[4px] px-3'

/** Links to the pages of a list; pages count from 1. */
export function Pagination({ page, pageCount, hrefFor, label = 'Pages' }: Props) {
  if (pageCount <= 1) return null
  const step = (to: number, children: React.ReactNode) => (
    <TextLink href={hrefFor(to)} className={LOOK}>
      {children}
    </TextLink>
  )
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center gap-1">
      {page > 1 && step(page - 1, [<Icon key="i" name="left" className="size-[0.9em]" />, 'Previous'])}
      <ol className="flex flex-wrap items-center gap-1">
        {shownPages(page, pageCount).map((shown, index) =>
          shown === null ? (
            <li key={`gap-${index === 1 ? 'before' : 'after'}`} className="px-1 text-ink-soft">
              …
            </li>
          ) : (
            <li key={shown}>
              <TextLink
                href={hrefFor(shown)}
                aria-label={`Page ${shown} of ${pageCount}`}
                aria-current={shown === page ? 'page' : undefined}
                data-fc={shown === page ? 'border' : undefined}
                plain={shown === page}
                className={`${LOOK} tabular-nums ${shown === page ? 'bg-accent font-semibold text-accent-ink' : ''}`}
              >
                {shown}
              </TextLink>
            </li>
          ),
        )}
      </ol>
      {page < pageCount && step(page + 1, ['Next', <Icon key="i" name="right" className="size-[0.9em]" />])}
    </nav>
  )
}

/** The first, the last, and those beside the present one; null where some are left out. */
function shownPages(page: number, pageCount: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pageCount])].filter((n) => n >= 1 && n <= pageCount)
  return wanted.flatMap((n, i) => (i > 0 && n - (wanted[i - 1] ?? n) > 1 ? [null, n] : [n]))
}
