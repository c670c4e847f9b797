import { accentName } from '@/lib/format/accent'

/** What a shell shows of the school; `accent` is a hex colour as the school chose it. */
export type ShellSchool = { name: string; accent: string; crestUrl: string | null }

/** The class that carries the school's colours, for a shell's root beside `AccentSheet`. */
export const accentClass = (school: ShellSchool) => `accent-${accentName(school.accent)}`
