import { READ_AS } from '@/lib/imports/headings/types'

const CHOICES = new Set(['', ...READ_AS.flatMap(({ choices }) => choices.map(({ value }) => value))])

/**
 * What a form says of columns, for each set of headings. A column left as something that is on no list, such as a third
 * surname, is not named: it is then read as before.
 */
export function mappingsIn(form: FormData) {
  const [keys = [], columns = [], fields = []] = ['headingsKey', 'column', 'readAs'].map((name) =>
    form.getAll(name).map(String),
  )
  const mappings = new Map<string, Map<string, string>>()
  keys.forEach((headingsKey, at) => {
    const choices = mappings.get(headingsKey) ?? new Map<string, string>()
    if (CHOICES.has(fields[at] ?? '')) choices.set(columns[at] ?? '', fields[at] ?? '')
    mappings.set(headingsKey, choices)
  })
  return [...mappings].map(([headingsKey, choices]) => ({
    headingsKey,
    choices: [...choices].map(([column, readAs]) => ({ column, readAs })),
  }))
}
