import type { ReactNode } from 'react'
import { Icon } from './icon'

/** More, for those who want it; the browser's own element, so it needs no script. */
export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-(--tap) list-none items-center gap-2 text-accent underline underline-offset-4 hover:text-accent-strong [&::-webkit-details-marker]:hidden">
        <Icon name="right" className="size-[0.8em] transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2 border-accent-line border-s-[3px] ps-4">{children}</div>
    </details>
  )
}
