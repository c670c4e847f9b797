import type { ReactNode } from 'react'

type Props = { value: number; max: number; label: string; text?: ReactNode; hideLabel?: boolean; thin?: boolean }

/** How far something has come, as a bar and in words; `text` takes the place of "12 of 30". */
export function Progress({ value, max, label, text, hideLabel = false, thin = false }: Props) {
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className={hideLabel ? 'sr-only' : 'font-semibold'}>{label}</span>
        <span className="text-ink-soft tabular-nums">{text ?? `${value} of ${max}`}</span>
      </div>
      <progress value={value} max={Math.max(max, 1)} aria-label={label} className={`bar ${thin ? 'h-1.5' : 'h-3'}`} />
    </div>
  )
}
