import { searchName } from '@/lib/format/search-name'
import { maySign } from '@/lib/people/types'
import type { Roll, RollPerson, RollQuestion } from '../types'
import { byKey } from './groups'
import { nameKey } from './join-pupils'

type People = Pick<Roll, 'pupils' | 'parents' | 'guardianships'>

/** What only a person can decide about the people as a whole. */
export function questionsAbout({ pupils, parents, guardianships }: People): RollQuestion[] {
  const questions: RollQuestion[] = []
  const ask = (kind: RollQuestion['kind'], people: RollPerson[], text: string) => {
    const place = people[0]?.places[0]
    if (place) questions.push({ ...place, kind, text, about: people.map(({ key }) => key) })
  }
  for (const [, same] of byKey(pupils, (pupil) =>
    pupil.dateOfBirth ? [`${pupil.dateOfBirth} ${searchName(pupil.familyName)}`] : [],
  )) {
    if (same.length < 2) continue
    ask('possible_twin', same, `${list(same)} have the same surname and date of birth. Are they different children?`)
  }
  for (const [email, same] of byKey(parents, (parent) => (parent.email ? [parent.email] : []))) {
    if (same.length < 2) continue
    ask('shared_address', same, `${list(same)} share the address ${email}. Is it really both of theirs?`)
  }
  if (guardianships.length > 0) {
    const asked = new Set(
      guardianships.filter((tie) => maySign({ ...tie, appointed: false, ended: false })).map(({ pupil }) => pupil),
    )
    for (const pupil of pupils) {
      if (!asked.has(pupil.key))
        ask('nobody_to_ask', [pupil], `Nobody who may sign is named for ${nameOf(pupil)}. Is that right?`)
    }
  }
  const children = new Map(pupils.map((pupil) => [nameKey(pupil), pupil]))
  for (const parent of parents) {
    const child = nameKey(parent) ? children.get(nameKey(parent)) : undefined
    const own = child && guardianships.some((tie) => tie.parent === parent.key && tie.pupil === child.key)
    if (child && (own || (parent.email !== null && parent.email === child.email))) {
      ask(
        'parent_is_pupil',
        [parent, child],
        `${nameOf(parent)} stands both as a parent and as a pupil. Is that right?`,
      )
    }
  }
  return questions
}

const nameOf = (person: RollPerson) => person.displayName || `${person.givenName} ${person.familyName}`.trim()
const list = (people: RollPerson[]) => {
  const names = people.map(nameOf)
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
