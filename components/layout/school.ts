import type { CSSProperties } from 'react'
import { accentTheme } from '@/lib/format/accent'

/** What a shell shows of the school; `accent` is a hex colour as the school chose it. */
export type ShellSchool = { name: string; accent: string; crestUrl: string | null }

/** The school's colours as custom properties, for the `style` of a shell's root. */
export const accentStyle = (school: ShellSchool) => accentTheme(school.accent) as CSSProperties
