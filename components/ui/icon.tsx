const PATHS = {
  tick: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2.5',
  ring: 'M12 5a7 7 0 100 14 7 7 0 000-14z',
  dash: 'M5 12h14',
  alert: 'M12 3.5L21.5 20h-19L12 3.5zM12 10v4.5M12 17v.5',
  info: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 11v5.5M12 7.5V8',
  split: 'M9 5L4 12l5 7M15 5l5 7-5 7',
  no_mail: 'M3.5 6.5h17v11h-17zM3.5 7l8.5 6.5L20.5 7M3 21L21 3',
  mail: 'M3.5 6.5h17v11h-17zM3.5 7l8.5 6.5L20.5 7',
  pen: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19 4 20zM14 6.500l3.5 3.5',
  again: 'M19.5 12a7.5 7.5 0 11-2.300-5.400M19.5 3.500V8H15',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.500L20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  copy: 'M8 8h11v12H8zM5 16V4h11',
  person: 'M12 4.500a3.750 3.750 0 100 7.5 3.750 3.750 0 000-7.500zM4.5 20c1-4 4-5.5 7.5-5.500s6.5 1.5 7.5 5.5',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside words that say the same, so it is hidden from screen readers. */
export function Icon({ name, className = 'size-[1.15em]' }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`icon ${className}`}>
      <path d={PATHS[name]} />
    </svg>
  )
}
