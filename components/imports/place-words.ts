import { counted } from '@/lib/format/words'
import type { Place } from '@/lib/imports/types'

/** Where somebody stands in the files: "roll.csv, row 12 and 2 more rows". */
export function placeWords(places: readonly Place[]): string {
  const [first, ...more] = places
  if (!first) return ''
  const rest = more.length > 0 ? ` and ${counted(more.length, 'more row', 'more rows')}` : ''
  return `${first.source}, row ${first.row}${rest}`
}
