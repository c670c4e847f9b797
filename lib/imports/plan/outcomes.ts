import { byKey } from '../roll/groups'
import { nameKey } from '../roll/names'
import { type Entry, present, standing, whoOf } from './entries'
import type { KnownIndex } from './known-index'
import type { Planning } from './planning'
import type { Memory } from './questions'
import type { KnownPerson, PlanOutcome } from './types'

const KEEPS = ' keeps the surname'

/** Who an entry came to be in an earlier import that kept it; null where none did. */
export function cameToBe(
  known: KnownIndex,
  memory: Memory,
  entry: Entry,
): { person: KnownPerson; keepSurname: boolean } | null {
  const kept = memory.kept(whoOf(entry))
  const person = kept && known.byId.get(kept.replace(KEEPS, ''))
  return person ? { person, keepSurname: kept.endsWith(KEEPS) } : null
}

/**
 * Who those came to be about whom somebody has decided, directly or by deciding about another, and those who could be taken for somebody
 * else once everybody of this plan has a record.
 */
export function outcomesOf({ known, memory }: Planning, entries: Entry[]): PlanOutcome[] {
  const shared = new Set(
    byKey(present(entries), marksOf).flatMap(([mark, [, ...others]]) => (others.length > 0 ? [mark] : [])),
  )
  const doubtful = (entry: Entry) =>
    entry.parts.some((part) => memory.decided.has(part.key) || memory.decided.has(whoOf(part))) ||
    marksOf(entry).some((mark) => shared.has(mark)) ||
    alike(known, entry).some((person) => person !== entry.match)
  const verdicts = new Map<Entry, boolean>()
  return entries.flatMap((entry) => {
    const one = standing(entry)
    if (one.leftOut) return []
    const verdict = verdicts.get(one) ?? doubtful(one)
    verdicts.set(one, verdict)
    return verdict ? [{ who: whoOf(entry), key: one.key, keepSurname: one.keepSurname }] : []
  })
}

/** What two people might have in common. */
const marksOf = (entry: Entry): string[] => [
  `name ${nameKey(entry) || entry.email}`,
  ...[...entry.upns, ...entry.externalIds].map((number) => `number ${number}`),
]

const alike = (known: KnownIndex, entry: Entry): readonly KnownPerson[] => [
  ...entry.externalIds.flatMap(known.byExternalId),
  ...entry.upns.flatMap(known.byUpn),
  ...(entry.kinds.has('pupil') ? known.pupilsNamed(nameKey(entry)) : known.adultsNamed(nameKey(entry))),
]

/** What a school keeps of a plan's outcomes, once its new people have records. */
export const keptOutcomes = (
  outcomes: PlanOutcome[],
  idOf: (key: string) => string | undefined,
): Record<string, string> =>
  Object.fromEntries(
    outcomes.flatMap(({ who, key, keepSurname }) => {
      const id = idOf(key)
      return id ? [[who, `${id}${keepSurname ? KEEPS : ''}`]] : []
    }),
  )
