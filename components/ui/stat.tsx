import type { ReactNode } from 'react'

type Props = { value: ReactNode; label: ReactNode; of?: ReactNode; note?: ReactNode; large?: boolean }

/** One number and what it counts. */
export function Stat({ value, label, of, note, large = false }: Props) {
  return (
    <div>
      <p
        className={`font-[650] tabular-nums leading-none tracking-tight ${large ? 'text-[clamp(3rem,20cqi,4.5rem)]' : 'text-[2rem]'}`}
      >
        {value}
        {of !== undefined && (
          <span className="ms-[0.3em] font-normal text-[0.45em] text-ink-soft tracking-normal">of {of}</span>
        )}
      </p>
      <p className={`mt-1.5 ${large ? 'text-[1.125em]' : ''}`}>{label}</p>
      {note && <p className="text-ink-soft">{note}</p>}
    </div>
  )
}
