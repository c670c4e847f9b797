import type { ReactNode } from 'react'

/** Running text: a policy, an agreement, an explanation. */
export function Prose({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <div className={`prose ${wide ? '' : 'max-w-[40em]'}`}>{children}</div>
}
