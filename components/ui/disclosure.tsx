import type { ReactNode } from 'react'
import { Icon } from './icon'
import { TextLink } from './text-link'

const LOOK =
  'inline-flex min-h-(--tap) list-none items-center gap-2 text-accent underline underline-offset-4 hover:text-accent-strong'

/** More, for those who want it; the browser's own element, so it needs no script. */
export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details open={open} className="group">
      <summary className={`${LOOK} [&::-webkit-details-marker]:hidden`}>
        <Icon name="right" className="size-[0.8em] transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2 border-accent-line border-s-[3px] ps-4">{children}</div>
    </details>
  )
}

/** Looks like a closed `Disclosure`; what is in it is long, so it is drawn only when the link is followed. */
export const Unfold = ({ href, children }: { href: string; children: ReactNode }) => (
  <TextLink plain href={href} className={LOOK}>
    <Icon name="right" className="size-[0.8em]" />
    {children}
  </TextLink>
)
