import { columnNames } from './column-names'
import type { Column, Mapping } from './map-columns'
import { type ColumnChoice, FIELDS_OF, type Field, type Owner } from './types'

/** The columns of a table with what the office chose for some of them; null when they still name nobody. */
export function withChoices(read: Mapping | null, headings: string[], choices: ColumnChoice[]): Mapping | null {
  const chosen = new Map(choices.map(({ column, readAs }) => [column, readAs]))
  const columns = columnNames(headings).flatMap((name, at): Column[] => {
    const own = read?.columns.find((column) => column.at === at)
    const choice = chosen.get(name)
    if (choice === undefined) return own ? [own] : []
    const target = choice === null ? null : parsed(choice)
    return target ? [{ at, heading: headings[at] ?? '', ...target }] : []
  })
  const main = mainOf(columns, read?.main)
  return main ? { main, columns, headings } : null
}

function parsed(readAs: string): Pick<Column, 'subject' | 'slot' | 'field'> | null {
  const words = readAs.split(' ')
  const subject = words[0] as Owner
  const field = words.at(-1) as Field
  if (!Object.hasOwn(FIELDS_OF, subject) || !FIELDS_OF[subject].includes(field)) return null
  return { subject, slot: subject === 'contact' ? words.slice(1, -1).join(' ') : '', field }
}

function mainOf(columns: Column[], before: Owner | undefined): Owner | null {
  const has = (owner: Owner) => columns.some(({ subject }) => subject === owner)
  if (has('pupil')) return before === 'contact' ? 'contact' : 'pupil'
  if (before && has(before)) return before
  return (['staff', 'governor'] as const).find(has) ?? null
}
