import { PackChoice } from '@/lib/documents/packs/schema'

export type Query = Record<string, string | string[] | undefined>

/** The words of the address bar for what is printed; also the names of the form's fields. */
export const WORDS = [
  'kind',
  'roundId',
  'classId',
  'requestId',
  'yearGroup',
  'audience',
  'search',
  'style',
  'sides',
  'sheet',
  'firstLabel',
] as const
type Word = (typeof WORDS)[number]
export type Typed = Partial<Record<Word, string>>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.slice(0, 100)

/** What the address bar says, as it was typed; what says nothing is left out. */
export const typedIn = (query: Query): Typed =>
  Object.fromEntries(WORDS.flatMap((word) => (one(query[word])?.trim() ? [[word, one(query[word])]] : [])))

const number = (text: string | undefined) =>
  text === undefined ? undefined : /^-?\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN

/** The same as a command takes it. */
export function choiceValues(schoolId: string, { sides, yearGroup, sheet, firstLabel, ...typed }: Typed) {
  return {
    schoolId,
    ...typed,
    yearGroup: number(yearGroup),
    sheet: number(sheet),
    firstLabel: number(firstLabel),
    duplex: sides === 'both',
  }
}

export const readChoice = (schoolId: string, typed: Typed) => PackChoice.safeParse(choiceValues(schoolId, typed))

/** An address of the page with some of it changed. */
export const hrefWith = (typed: Typed, change: Typed): string =>
  `/print?${new URLSearchParams(Object.entries({ ...typed, ...change }).flatMap(([key, value]) => (value ? [[key, value]] : [])))}`
