import { listed } from '@/lib/format/words'
import { byKey } from '../roll/groups'
import { fullName } from '../roll/names'
import { isNot, take } from './claims'
import { type Entry, present, whoOf } from './entries'
import { bornKey } from './known-index'
import { recordOf } from './likeness'
import type { Planning } from './planning'
import { sayOne } from './said-one'

/** Asks whether children of one surname and date of birth are twins, where the school does not know them as two already. */
export async function askAboutTwins(plan: Planning, pupils: Entry[]): Promise<void> {
  const born = byKey(present(pupils), (entry) => (entry.dateOfBirth ? [bornKey(entry, entry.dateOfBirth)] : []))
  for (const [key, entries] of born) {
    await plan.pace()
    const others = plan.known.pupilsBorn(key).filter(({ id }) => !plan.taken.has(id))
    const fresh = entries.filter(({ match }) => !match)
    if (fresh.length === 0 || entries.length + others.length < 2) continue
    const known = entries.flatMap(({ match }) => match ?? []).concat(others)
    const may = known.filter(({ id }) => !fresh.some((entry) => isNot(plan, entry, id)))
    // Of two children who are both said not to be the other there is nothing left to ask.
    if (known.length > 0 && may.length === 0) continue
    const names = [...entries.map(fullName), ...others.map(recordOf)]
    const answer = plan.ask({
      kind: 'possible_twin',
      about: [...entries.map(whoOf), ...others.map(({ id }) => id)],
      place: fresh[0]?.places[0],
      text: `${listed(names)} have the same surname and date of birth. Are they different children?`,
      choices: [
        { value: 'keep_both', label: 'They are different children' },
        // Two records that the school keeps are not made one by an import.
        ...(known.length < 2 ? [{ value: 'same', label: 'They are one child' }] : []),
        ...(known.length < 2
          ? []
          : may.map((person) => ({
              value: person.id,
              label: `${listed(fresh.map(fullName))}: it is ${recordOf(person)}`,
            }))),
      ],
    })
    if (answer === 'keep_both') continue
    const person = known.find(({ id }) => id === answer) ?? known[0]
    const [first, ...rest] = answer === 'same' ? [...entries].sort((one) => (one.match ? -1 : 1)) : fresh
    const into = entries.find(({ match }) => match && match === person) ?? first
    if (!into) continue
    if (person && !into.match) take(plan, into, person, 'answer')
    for (const entry of [first, ...rest]) if (entry && entry !== into) sayOne(plan, into, entry)
  }
}
