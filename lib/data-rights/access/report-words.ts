import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'

export const day = (value: string | null) => (value ? formatUkDay(value) : '')
export const moment = (value: string | null) => (value ? formatUkDateTime(new Date(value)) : '')
export const yesNo = (value: boolean) => (value ? 'Yes' : 'No')

const KNOWN: Record<string, string> = {
  ip: 'IP address',
  'school urn': 'School URN',
  'mark sha256': 'Drawn mark, SHA-256',
  'email link': 'By a link mailed to them',
  'personal link': 'By a personal link',
  openid: 'By the school’s own sign-in',
}

/** A stored value as a reader knows it: `person.joined` becomes "Person joined", `livesWith` "Lives with". */
export function words(value: string): string {
  const text = value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._]/g, ' ')
    .toLowerCase()
  return KNOWN[text] ?? text.charAt(0).toUpperCase() + text.slice(1)
}

/** Rows whose value is known. */
export const facts = (rows: [string, string | null][]) => rows.filter((row): row is [string, string] => Boolean(row[1]))
