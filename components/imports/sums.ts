import { counted, listed } from '@/lib/format/words'
import type { ImportSummary } from '@/lib/imports/view-types'

export type Counts = Pick<ImportSummary, 'rows' | 'create' | 'unchanged' | 'sections'>

const WORDS = {
  would: { are: 'would be', leave: 'would leave', move: 'would change class', change: 'would get other details' },
  did: { are: 'were', leave: 'left', move: 'changed class', change: 'got other details' },
}

const people = (count: number) => counted(count, 'person', 'people')

/** Whether an import changes nothing at all. */
export const changesNothing = ({ create, sections: { changed, moved, left, ties } }: Counts) =>
  create + changed + moved + left + ties === 0

/** All of an import in one sentence or two, before it is confirmed or after. */
export function sentenceOf(counts: Counts, tense: keyof typeof WORDS): string {
  const { create, unchanged, sections } = counts
  if (counts.rows === 0) return 'Nobody was found in these files.'
  if (changesNothing(counts)) {
    return tense === 'would'
      ? 'Nothing would change: everybody in these files is here already, with the same details.'
      : 'Nothing has changed: everybody in the files was here already, with the same details.'
  }
  const { are, leave, move, change } = WORDS[tense]
  const parts = [
    create > 0 ? `${people(create)} ${are} added` : '',
    sections.moved > 0 ? `${counted(sections.moved, 'pupil')} ${move}` : '',
    sections.changed > 0 ? `${people(sections.changed)} ${change}` : '',
    sections.left > 0 ? `${people(sections.left)} ${leave}` : '',
    create === 0 && sections.ties > 0 ? `${counted(sections.ties, 'family tie')} ${are} changed` : '',
  ].filter(Boolean)
  const stay = tense === 'did' ? 'stayed as they were' : `${unchanged === 1 ? 'stays' : 'stay'} as they are`
  return `${listed(parts)}.${unchanged > 0 ? ` ${people(unchanged)} ${stay}.` : ''}`
}
