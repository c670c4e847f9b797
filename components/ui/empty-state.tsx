import type { ReactNode } from 'react'

/** Nothing here, why, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-[4px] border border-edge/50 border-dashed px-6 py-10 text-center">
      <p className="font-semibold text-[1.125em]">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-[34rem] text-ink-soft">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
