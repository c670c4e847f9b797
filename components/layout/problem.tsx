import type { ReactNode } from 'react'

type Props = { title: string; children: ReactNode; reference?: string; actions?: ReactNode }

/** A page that could not be shown: what happened, what to do, and the reference to quote. */
export function Problem({ title, children, reference, actions }: Props) {
  return (
    <div className="mx-auto w-full max-w-[40rem] px-4 py-12 sm:py-16">
      <h1 className="headrule mb-6 pb-5">{title}</h1>
      <div className="grid gap-3 text-[1.125rem]">{children}</div>
      {reference && (
        <p className="mt-5 text-ink-soft">
          Error reference: <strong className="select-all text-ink">{reference}</strong>
        </p>
      )}
      {actions && <div className="mt-7 flex flex-wrap gap-3">{actions}</div>}
    </div>
  )
}
