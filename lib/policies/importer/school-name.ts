import { bare, type Line, wordCount } from '@/lib/policies/importer/lines'

const PLACE = '(?:School|Academy|College|Nursery|Federation|Trust|Schools)'
const DULL = new Set(
  'The Our All A An Any Each Every New This That Some School Schools Trust Academy College Primary Secondary Junior Infant Infants Nursery Local Multi In At Of And For Other Staff Lower Upper Middle High First Special Whole Church England Federation'.split(
    ' ',
  ),
)

/** The school's name where a whole line is one, or begins a title, among the lines above the first heading. */
export function schoolOf(text: string): string | null {
  const line = new RegExp(`^(?:the )?(?:[\\p{L}\\p{M}\\d'’.&-]+ ){1,7}${PLACE}$`, 'iu').test(text)
  if (line && wordCount(text) <= 9 && !/\bpolicy\b/i.test(text) && isNamed(text)) return unshout(text)
  const before = new RegExp(`^((?:the )?(?:[\\p{L}\\p{M}'’.&-]+ ){1,6}?${PLACE})\\s+[–—:-]?\\s*(?=\\S)`, 'iu').exec(
    text,
  )?.[1]
  return before && /\b(policy|code|agreement|rules|guidelines)\b/i.test(text) && isNamed(before)
    ? unshout(before)
    : null
}

/** The name of a school or trust that the sentences of a document use most, or null. */
export function schoolInText(lines: Line[]): string | null {
  const counts = new Map<string, number>()
  const pattern = new RegExp(
    `\\b(?:[Tt]he )?(?:[\\p{Lu}][\\p{L}\\p{M}'’-]+ ){1,5}${PLACE}\\b(?! (?:Business|Council|Board|Policy|Development|Improvement))`,
    'gu',
  )
  for (const line of lines) {
    for (const [match] of line.text.matchAll(pattern)) {
      if (isNamed(match)) counts.set(match, (counts.get(match) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]?.replace(/^the /, 'The ') ?? null
}

function isNamed(text: string) {
  // "Computers at our school" speaks of a school and names none.
  if (/\b(?:our|your|my|this|any|every|each) [\p{L}\p{M}]+$/iu.test(text)) return false
  return text.split(' ').some((word) => !DULL.has(`${word[0]?.toUpperCase()}${word.slice(1).toLowerCase()}`))
}

function unshout(text: string) {
  if (text !== text.toUpperCase()) return text
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})(?=\p{L}{1,})/gu, (_, gap: string, letter: string) =>
      /['’]/.test(gap) ? gap + letter : gap + letter.toUpperCase(),
    )
}

/** Whether a line only says the school's name or the title again. */
export function repeats(line: Line, school: string | null, title: string): 'school_name' | 'title' | null {
  const words = bare(line.text)
  const name = bare(school ?? '')
  if (name !== '' && words === name) return 'school_name'
  if (words === bare(title) || (name !== '' && words === `${name} ${bare(title)}`)) return 'title'
  return null
}
