import type { Audience } from '@/lib/policies/types'

const ADULTS: [Audience, RegExp][] = [
  ['staff', /\b(?:staff|employees?|teachers?|colleagues|workforce)\b/i],
  ['governors', /\b(?:governors?|trustees|governing b(?:oard|ody))\b/i],
  ['volunteers', /\bvolunteers?\b/i],
  ['visitors', /\b(?:visitors?|contractors?|supply|guests?)\b/i],
]
const PARENTS = /\b(?:parents?|carers?|guardians?|famil(?:y|ies))\b/i
const PUPILS = /\b(?:pupils?|students?|children|child|learners?)\b/i
const OLDER =
  /\b(?:older|senior|ks ?[2345]|key stage (?:[2345]|two|three|four|five)|upper|juniors?|secondary|sixth form|years? (?:[3-9]|1[0-3]))\b/i
const YOUNGER =
  /\b(?:younger|ks ?1|key stage (?:1|one)|eyfs|early years|foundation(?: stage)?|reception|nursery|infants?|lower|years? [12])\b/i

export type FormSigns = { heading: string; ownTitle: string; names: string[]; signatures: string[] }

/** Whom a form is for, by its heading first, then its own title, then its name and signature lines; `sure` is false where the age group is a guess. */
export function audiencesOf(signs: FormSigns): { audiences: Audience[]; sure: boolean } {
  const sources = [signs.heading, signs.ownTitle, [...signs.names, ...signs.signatures].join(', ')]
  for (const source of sources) {
    const found = audiencesIn(source, sources.join('\n'), signs.signatures)
    if (found.audiences.length > 0) return found
  }
  return { audiences: [], sure: false }
}

function audiencesIn(
  source: string,
  everything: string,
  signatures: string[],
): { audiences: Audience[]; sure: boolean } {
  const adults = ADULTS.filter(([, pattern]) => pattern.test(source)).map(([audience]) => audience)
  if (adults.length > 0) return { audiences: adults, sure: true }
  const pupils = PUPILS.test(source) || (OLDER.test(source) && !PARENTS.test(source)) || YOUNGER.test(source)
  const parents = PARENTS.test(source)
  // A parent's name beside a pupil's on a form that no pupil signs makes it the parent's form, about the child.
  if (parents && (!pupils || !(signatures.some((by) => PUPILS.test(by)) || /\bpupils?|students?\b/i.test(source)))) {
    return { audiences: ['parents'], sure: true }
  }
  if (!pupils) return { audiences: [], sure: true }
  const older = OLDER.test(everything)
  const younger = YOUNGER.test(everything)
  if (older !== younger) return { audiences: [older ? 'older_pupils' : 'younger_pupils'], sure: true }
  return { audiences: ['older_pupils', 'younger_pupils'], sure: older && younger }
}
