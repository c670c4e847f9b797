import type { ReactNode } from 'react'

/** The foot of a form: the main button first, then the others; one below the other on a narrow screen. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="mt-7 flex flex-wrap items-center gap-x-4 gap-y-3 max-xs:*:w-full">{children}</div>
}
