type Props = { value: number; of: number; className: string }

/** The filled part of a bar, drawn: the Content-Security-Policy allows no `style` attribute for its width. */
export function ShareBar({ value, of, className }: Props) {
  const share = of === 0 ? 0 : (value / of) * 100
  return (
    <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className={`block size-full ${className}`}>
      <rect width={share > 0 ? Math.max(share, 0.5) : 0} height="1" fill="currentColor" />
    </svg>
  )
}
