import { counted } from '@/lib/format/words'
import type { Entry } from './entries'
import { stillAnswers } from './guardianships'
import { current, lasts, live } from './known-index'
import type { Planning } from './planning'
import type { KnownPerson, PlannedGuardianship, PlannedLeaver, RollKind } from './types'

type Kind = Exclude<RollKind, 'parent'>
const WORDS: Record<Kind, [one: string, many: string]> = {
  pupil: ['pupil', 'pupils'],
  staff: ['member of staff', 'members of staff'],
  governor: ['governor', 'governors'],
}

/** Who is known and not in the whole roll; those whom a person has added, and nobody has seen in a roll, stay. */
export function leaversOf(plan: Planning, kind: Kind, entries: Entry[]): PlannedLeaver[] {
  const { known, ask } = plan
  const listed = entries.filter(({ kinds }) => kinds.has(kind))
  if (listed.length === 0) return []
  const there = known.school.people.filter((person) => current(person, kind, known.today))
  const named = new Set(listed.map(({ match }) => match?.id))
  const gone = there.filter(({ id, byHand }) => !byHand && !named.has(id) && !plan.spared.has(id))
  if (gone.length * 4 > there.length) {
    const answer = ask({
      kind: 'many_leave',
      about: [kind],
      place: undefined,
      text: `${gone.length} of ${counted(there.length, ...WORDS[kind])} are not in this roll. Have they left?`,
      choices: [
        { value: 'left', label: 'They have left' },
        { value: 'stay', label: 'Leave them on the list: this is only a part of the roll' },
      ],
      once: ['left', 'stay'],
    })
    if (answer === 'stay') return []
  }
  return gone.flatMap((person) => leaving(plan, person, kind, 'not_in_roll'))
}

/** Parents and carers whose last tie to a pupil who is here goes with this import. */
export function parentsWithoutChildren(
  plan: Planning,
  entries: Entry[],
  leavers: PlannedLeaver[],
  ties: PlannedGuardianship[],
): PlannedLeaver[] {
  const { known } = plan
  const gone = new Set(leavers.filter(({ kind }) => kind === 'pupil').map(({ personId }) => personId))
  const ended = ties.filter(({ change }) => change === 'ends')
  const endedTies = new Set(ended.map(({ guardianshipId }) => guardianshipId ?? ''))
  const named = new Set(entries.filter(({ kinds }) => kinds.has('parent')).map(({ match }) => match?.id))
  const touched = new Set([
    ...[...gone]
      .flatMap((id) => known.guardianshipsOf(id).filter(({ endedOn }) => endedOn === null))
      .map((tie) => tie.parentId),
    ...ended.map(({ parent }) => parent.personId ?? ''),
  ])
  return [...touched].flatMap((id) => {
    const person = known.byId.get(id)
    if (!person || named.has(id) || stillAnswers(plan, id, endedTies, gone)) return []
    return leaving(plan, person, 'parent', 'no_child_left')
  })
}

function leaving({ known }: Planning, person: KnownPerson, kind: RollKind, because: PlannedLeaver['because']) {
  const { id: personId, displayName: name, enrolment } = person
  return person.memberships
    .filter((one) => one.kind === kind && live(one, known.today) && !person.archived)
    .map(
      ({ id: membershipId }): PlannedLeaver => ({
        ...{ personId, name, kind, membershipId, because, archive: false },
        yearGroup: kind === 'pupil' ? (enrolment?.yearGroup ?? null) : null,
        className: kind === 'pupil' ? (enrolment?.className ?? null) : null,
      }),
    )
}

/** Marks those who are nothing else here once all of these memberships have ended. */
export function markArchived({ known, taken }: Planning, leavers: PlannedLeaver[]): PlannedLeaver[] {
  const ending = new Set(leavers.map(({ membershipId }) => membershipId))
  return leavers.map((leaver) => {
    const memberships = known.byId.get(leaver.personId)?.memberships ?? []
    const rest = memberships.some((one) => lasts(one, known.today) && !ending.has(one.id))
    // Somebody who is in the roll as something else begins that, if they are not that already.
    return { ...leaver, archive: !rest && !taken.has(leaver.personId) }
  })
}
