import { listed } from '@/lib/format/words'
import { byKey } from '../roll/groups'
import { fullName, nameKey } from '../roll/names'
import type { Choice } from '../types'
import { disown } from './claims'
import { type Entry, present, whoOf } from './entries'
import { tieKey } from './known-index'
import type { Planning } from './planning'
import { sayOne } from './said-one'
import type { KnownPerson } from './types'

type User = { key: string; name: string; entry: Entry | null; person: KnownPerson | null }

/** Asks whether an address that somebody new comes to use is really both of theirs. */
export async function askAboutSharedAddresses(plan: Planning, adults: Entry[]): Promise<void> {
  const said = present(adults).filter(({ email }) => email !== null)
  for (const [email, entries] of byKey(said, (entry) => [entry.email ?? ''])) {
    await plan.pace()
    const users: User[] = entries.map((entry) => ({
      key: entry.key,
      name: fullName(entry),
      entry,
      person: entry.match,
    }))
    for (const person of plan.known.adultsAt(email)) {
      if (person.archived || users.some((user) => user.person?.id === person.id)) continue
      // Somebody of the roll who comes to have another address there does not use this one any more.
      const own = adults.find(({ match, mergedInto }) => match === person && !mergedInto)
      if (own?.email && own.email !== email) continue
      users.push({ key: own?.key ?? person.id, name: person.displayName, entry: null, person })
    }
    // An address without a name is nobody's rival for it.
    if (users.some(({ entry }) => entry && nameKey(entry) === '')) continue
    if (users.length < 2 || entries.some(({ addressSettled }) => addressSettled) || knownToShare(plan, users, email))
      continue
    const records = users.filter(({ person }) => person).length
    const answer = plan.ask({
      kind: 'shared_address',
      // Under the same numbers another time other people may share it.
      about: users.map(({ key, entry }) => (entry ? whoOf(entry) : key)),
      place: entries[0]?.places[0],
      text: `${listed(users.map(({ name }) => name))} share the address ${email}. Is it really both of theirs?`,
      choices: [
        { value: 'keep_both', label: 'They share it' },
        ...choicesOf(users, entries),
        ...(records < 2 && entries.length === users.length ? [{ value: 'same', label: 'They are one person' }] : []),
      ],
    })
    if (answer === 'keep_both') continue
    const [first, ...others] = [...entries].sort(
      (one, other) => Number(other.match !== null) - Number(one.match !== null),
    )
    if (answer === 'same') for (const other of others) first && sayOne(plan, first, other)
    else for (const { key, entry } of users) if (entry && key !== answer) disown(plan, entry)
  }
}

/** Whose it is alone; with one entry that comes to use it, in the words of the question whether somebody has another name now. */
function choicesOf(users: User[], entries: Entry[]): Choice[] {
  const [only, another] = entries
  const alone = ({ key, name }: User) => ({ value: key, label: `It is ${name}’s alone` })
  if (!only || another) return users.map(alone)
  const notTheirs = { value: 'not_theirs', label: `It is not ${fullName(only)}’s: leave it out` }
  return [...users.filter(({ entry }) => entry).map(alone), notTheirs]
}

/** Everybody used it before, or somebody has said of each two that they are two people. */
function knownToShare({ known }: Planning, users: User[], email: string): boolean {
  const before = users.filter(({ person }) => person?.email?.toLowerCase() === email)
  if (before.length === users.length) return true
  return users.every(({ person: one }) =>
    users.every(
      ({ person: other }) => one && other && (one === other || known.knownToBeTwo.has(tieKey(one.id, other.id))),
    ),
  )
}
