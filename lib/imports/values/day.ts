const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY_MS = 86_400_000
// A spreadsheet counts days from here, because it believes that 1900 was a leap year.
const SPREADSHEET_ZERO = Date.UTC(1899, 11, 30)

/** A day as spreadsheets and systems write it (day before month), as `YYYY-MM-DD`; undefined when there is no such day. */
export function readDay(text: string): string | undefined {
  const said = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(said)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const british = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(said)
  if (british) return dayOf(century(british[3]), Number(british[2]), Number(british[1]))
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?[/.\- ]([a-z]{3,9})[/.,\- ]+(\d{4}|\d{2})$/i.exec(said)
  if (worded)
    return dayOf(century(worded[3]), MONTHS.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1, Number(worded[1]))
  const serial = /^(\d{4,5})(?:\.0+)?$/.exec(said)
  if (serial) return new Date(SPREADSHEET_ZERO + Number(serial[1]) * DAY_MS).toISOString().slice(0, 10)
  return undefined
}

/** Two digits are a year of the hundred that ends 20 years from the turn of the century: 31 is 1931. */
function century(digits = '') {
  const year = Number(digits)
  return digits.length === 4 ? year : year > 30 ? 1900 + year : 2000 + year
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return real ? at.toISOString().slice(0, 10) : undefined
}

/** What is wrong with a date of birth, in words, or null. */
export function dayFault(text: string, today: string): string | null {
  const day = readDay(text)
  if (!day) return 'There is no such day. Write it as day/month/year, such as 05/09/2019.'
  if (day > today) return 'This date of birth is in the future. Check the year.'
  return day < '1900-01-01' ? 'This date of birth is more than a hundred years ago. Check the year.' : null
}
