import { searchName } from '@/lib/format/search-name'
import { listed } from '@/lib/format/words'
import { maySign } from '@/lib/people/types'
import { type Roll, type RollGuardianship, type RollPerson, TIE_DEFAULTS } from '../types'
import { ask, type Found, LEFT_OUT } from './ask'
import { byKey } from './groups'
import { fullName, nameKey } from './names'

type People = Pick<Roll, 'pupils' | 'parents' | 'guardianships'>

/** What only a person can decide about the people as a whole. */
export function askAboutPeople({ pupils, parents, guardianships }: People, found: Found): void {
  const about = (people: RollPerson[]) => people.map(({ key }) => key)
  const placeOf = (person: RollPerson | undefined) => person?.places[0] ?? { source: '', row: 0 }
  for (const [, same] of byKey(pupils, (pupil) =>
    pupil.dateOfBirth ? [`${pupil.dateOfBirth} ${searchName(pupil.familyName)}`] : [],
  )) {
    if (same.length < 2) continue
    ask(found, placeOf(same[0]), {
      kind: 'possible_twin',
      text: `${listed(same.map(fullName))} have the same surname and date of birth. Are they different children?`,
      about: about(same),
      choices: [
        { value: 'keep_both', label: 'They are different children' },
        { value: 'same', label: 'They are one child' },
      ],
    })
  }
  for (const [email, same] of byKey(parents, (parent) => (parent.email ? [parent.email] : []))) {
    if (same.length < 2) continue
    ask(found, placeOf(same[0]), {
      kind: 'shared_address',
      text: `${listed(same.map(fullName))} share the address ${email}. Is it really both of theirs?`,
      about: about(same),
      choices: [
        { value: 'keep_both', label: 'They share it' },
        ...same.map((one) => ({ value: one.key, label: `It is ${fullName(one)}’s alone` })),
      ],
    })
  }
  const tiesOf = new Map(byKey(guardianships, ({ pupil }) => [pupil]))
  for (const pupil of guardianships.length > 0 ? pupils : []) {
    if ((tiesOf.get(pupil.key) ?? []).some(maySignByRoll)) continue
    ask(found, placeOf(pupil), {
      kind: 'nobody_to_ask',
      text: `Nobody who may sign is named for ${fullName(pupil)}. Is that right?`,
      about: about([pupil]),
      choices: [{ value: 'keep_both', label: 'That is right' }, LEFT_OUT],
    })
  }
  const named = new Map(byKey(pupils, (pupil) => [nameKey(pupil)]))
  const tied = new Set(guardianships.map(({ parent, pupil }) => `${pupil}\n${parent}`))
  for (const parent of parents) {
    const child = (nameKey(parent) ? (named.get(nameKey(parent)) ?? []) : []).find(
      ({ key, email }) => tied.has(`${key}\n${parent.key}`) || (parent.email !== null && parent.email === email),
    )
    if (!child) continue
    ask(found, placeOf(parent), {
      kind: 'parent_is_pupil',
      text: `${fullName(parent)} stands both as a parent and as a pupil. Is that right?`,
      about: about([parent, child]),
      choices: [
        { value: 'keep_both', label: 'They are two people of one name' },
        { value: 'left_out', label: 'Leave the parent out of this import' },
      ],
    })
  }
}

const maySignByRoll = (tie: RollGuardianship) =>
  maySign({
    parentalResponsibility: tie.parentalResponsibility ?? TIE_DEFAULTS.parentalResponsibility,
    contactOrder: tie.contactOrder ?? TIE_DEFAULTS.contactOrder,
    receivesMail: tie.receivesMail ?? TIE_DEFAULTS.receivesMail,
    appointed: false,
    ended: false,
  })
