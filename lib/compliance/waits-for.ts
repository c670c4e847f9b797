import { listed } from '@/lib/format/words'
import type { ParentRule } from '@/lib/policies/types'
import type { RequestState } from '@/lib/rounds/types'

type Place = { kind: 'self' | 'pupil' | 'parent'; required: boolean; name: string; answered: boolean }

const WAITING: readonly RequestState[] = [
  'waiting',
  'waiting_for_parent',
  'waiting_for_pupil',
  'outdated',
  'no_contact',
  'not_asked',
]
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Who has still to sign, in words; `places` are those of a request that ask somebody. */
export function waitsFor(state: RequestState, rule: ParentRule, places: Place[]): string {
  if (!WAITING.includes(state)) return ''
  const own = places.find((place) => place.kind !== 'parent' && !place.answered)
  const parents = places.filter((place) => place.kind === 'parent')
  const open = parents.filter((place) => !place.answered)
  const needed =
    rule === 'any_one'
      ? either.format(parents.some((place) => place.answered) ? [] : open.map((place) => place.name))
      : listed(open.filter((place) => place.required).map((place) => place.name))
  const ownWords = own ? (own.kind === 'pupil' ? 'The pupil' : 'Their own signature') : ''
  const missing = parents.length === 0 && own?.kind !== 'self' ? 'a parent, but none is known' : ''
  return [ownWords, needed || missing].filter(Boolean).join(', and ')
}
