import { listed } from '@/lib/format/words'
import { byKey } from '../roll/groups'
import { fullName } from '../roll/names'
import { type Entry, mergeEntries, present } from './entries'
import { tieKey } from './known-index'
import type { Planning } from './planning'
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
    if (users.length < 2 || entries.some(({ addressSettled }) => addressSettled) || knownToShare(plan, users, email))
      continue
    // The same answer as to the question whether one of them has another name now.
    const choiceOf = ({ key, entry }: User) => (entry || entries.length > 1 ? key : 'not_theirs')
    const records = users.filter(({ person }) => person).length
    const answer = plan.ask({
      kind: 'shared_address',
      about: users.map(({ key }) => key),
      place: entries[0]?.places[0],
      text: `${listed(users.map(({ name }) => name))} share the address ${email}. Is it really both of theirs?`,
      choices: [
        { value: 'keep_both', label: 'They share it' },
        ...users.map((user) => ({ value: choiceOf(user), label: `It is ${user.name}’s alone` })),
        ...(records < 2 && entries.length === users.length ? [{ value: 'same', label: 'They are one person' }] : []),
      ],
    })
    if (answer === 'keep_both') continue
    const [first, ...others] = [...entries].sort(
      (one, other) => Number(other.match !== null) - Number(one.match !== null),
    )
    if (answer === 'same') for (const other of others) first && mergeEntries(first, other)
    else for (const { key, entry } of users) if (entry && key !== answer) entry.email = null
  }
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
