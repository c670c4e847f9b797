import { accentName, DEFAULT_ACCENT } from '@/lib/format/accent'
import type { ShellSchool } from './school'

/** A school's colours as a small style sheet of their own: the Content-Security-Policy allows no `style` attribute. */
export function AccentSheet({ school }: { school: ShellSchool }) {
  const name = accentName(school.accent)
  // The product's own colour stands in the common style sheet.
  if (name === accentName(DEFAULT_ACCENT)) return null
  return <link rel="stylesheet" href={`/api/accents/${name}`} precedence="accent" />
}
