import type { ReactNode } from 'react'
import { Icon } from './icon'

type Props = { title: string; reference?: string; referenceLabel?: string; children?: ReactNode }

/** The end of a journey: what was done, and the reference to keep. */
export function ConfirmationPanel({ title, reference, referenceLabel = 'Your reference', children }: Props) {
  return (
    <div
      data-fc="border"
      className="mb-8 rounded-[6px] border border-success/40 bg-success-tint px-5 py-7 text-center sm:px-10 sm:py-9"
    >
      <span
        data-fc="border"
        className="mx-auto mb-4 grid size-14 place-items-center rounded-full bg-success text-white"
      >
        <Icon name="tick" className="size-8" />
      </span>
      <h1>{title}</h1>
      {reference && (
        <p className="mt-4 text-ink-soft">
          {referenceLabel}
          <strong className="block select-all font-semibold text-[1.3em] text-ink tabular-nums tracking-wide">
            {reference}
          </strong>
        </p>
      )}
      {children && <div className="mt-4">{children}</div>}
    </div>
  )
}
