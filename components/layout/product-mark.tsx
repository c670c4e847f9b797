/** Countersign's own mark: a sheet with two signatures, one beneath the other. */
export function ProductMark({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={`shrink-0 ${className}`} aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#16213d" />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" strokeWidth="2.4">
        <path
          stroke="#ffffff"
          d="M6.5 12.5c2-6 5-6.5 4.5-3s-3 4.5-1 3.5 3.5-4 5-3.5-.5 3.5 1.5 3 3-2.5 4.5-2 1 2 4.5.5"
        />
        <path stroke="#eab8cf" d="M6.5 23c1.5 0 4-6.5 6-5.5s-3 5.5-1 5.5 4-3.5 5.5-3 0 2.5 2 2.5 2.5-2.5 6.5-1.5" />
      </g>
    </svg>
  )
}
