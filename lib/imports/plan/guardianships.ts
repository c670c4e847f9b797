import { counted } from '@/lib/format/words'
import { fullName } from '../roll/names'
import { TIE_DEFAULTS } from '../types'
import { type Entry, type SaidTie, standing } from './entries'
import { current } from './known-index'
import type { Planning } from './planning'
import {
  type FieldChange,
  type KnownGuardianship,
  type PlannedGuardianship,
  TIE_FIELDS,
  type TieEnd,
  type TieField,
  type TieValues,
} from './types'

const endOf = (entry: Entry): TieEnd => ({
  key: entry.key,
  personId: entry.match?.id ?? null,
  name: entry.match?.displayName ?? fullName(entry),
})

/** One tie for each parent and pupil of the roll, with whatever several rows say of it. */
export function joinedTies(ties: SaidTie[]): SaidTie[] {
  const found = new Map<string, SaidTie>()
  for (const { parent: ofParent, pupil: ofPupil, said } of ties) {
    const [parent, pupil] = [standing(ofParent), standing(ofPupil)]
    if (parent.leftOut || pupil.leftOut) continue
    const key = `${pupil.key}\n${parent.key}`
    const before = found.get(key)?.said
    found.set(key, { parent, pupil, said: before ? bothSaid(before, said) : said })
  }
  return [...found.values()]
}

const bothSaid = (one: SaidTie['said'], other: SaidTie['said']): SaidTie['said'] => ({
  relationship: one.relationship ?? other.relationship,
  parentalResponsibility: one.parentalResponsibility ?? other.parentalResponsibility,
  // Of two answers the careful one.
  contactOrder: one.contactOrder || other.contactOrder || (one.contactOrder ?? other.contactOrder),
  livesWith: one.livesWith === false ? false : (other.livesWith ?? one.livesWith),
  receivesMail: one.receivesMail === false ? false : (other.receivesMail ?? one.receivesMail),
  priority: one.priority ?? other.priority,
})

/** What becomes of one tie that the roll names; null where a tie that had ended stays so. */
export function plannedTie(plan: Planning, { parent, pupil, said }: SaidTie): PlannedGuardianship | null {
  const known = parent.match && pupil.match ? plan.known.tie(parent.match.id, pupil.match.id) : undefined
  const ended = known !== undefined && known.endedOn !== null
  if (known && ended && !takenUp(plan, parent, pupil, known)) return null
  const values = valuesOf(said, known ?? null)
  if (known?.contactOrder && !values.contactOrder && !lifted(plan, parent, pupil)) values.contactOrder = true
  // Mail about the pupil would itself be a contact.
  if (values.contactOrder) values.receivesMail = false
  const fields = known ? fieldsOf(known, values) : []
  return {
    parent: endOf(parent),
    pupil: endOf(pupil),
    guardianshipId: known?.id ?? null,
    fields,
    values,
    change: !known ? 'new' : ended ? 'taken_up' : fields.length > 0 ? 'changed' : 'unchanged',
    place: parent.places[0] ?? null,
  }
}

function valuesOf(said: SaidTie['said'], known: KnownGuardianship | null): TieValues {
  const before = known ?? { ...TIE_DEFAULTS, priority: null }
  return {
    relationship: said.relationship ?? before.relationship,
    parentalResponsibility: said.parentalResponsibility ?? before.parentalResponsibility,
    contactOrder: said.contactOrder ?? before.contactOrder,
    livesWith: said.livesWith ?? before.livesWith,
    receivesMail: said.receivesMail ?? before.receivesMail,
    priority: said.priority ?? before.priority,
  }
}

const fieldsOf = (known: KnownGuardianship, values: TieValues): FieldChange<TieField>[] =>
  TIE_FIELDS.filter((field) => known[field] !== values[field]).map((field) => ({
    field,
    from: known[field],
    to: values[field],
  }))

function takenUp({ ask }: Planning, parent: Entry, pupil: Entry, { neverTheirs }: KnownGuardianship): boolean {
  const answer = ask({
    kind: 'ended_guardianship',
    about: [parent.key, pupil.key],
    place: parent.places[0],
    text: neverTheirs
      ? `${fullName(parent)} was taken off ${fullName(pupil)} as a mistake, and this roll names them again. Do they answer for this pupil?`
      : `${fullName(parent)} had been taken off ${fullName(pupil)}, and this roll names them again. Do they answer for this pupil?`,
    choices: [
      { value: 'stay_ended', label: 'No: leave it as it is' },
      { value: 'take_up', label: 'Yes: put them back' },
    ],
    once: ['take_up'],
  })
  return answer === 'take_up'
}

function lifted({ ask }: Planning, parent: Entry, pupil: Entry): boolean {
  const answer = ask({
    kind: 'contact_order_lifted',
    about: [parent.key, pupil.key],
    place: parent.places[0],
    text: `The school holds that ${fullName(parent)} must not be contacted about ${fullName(pupil)}; this roll says that they may. Which is right?`,
    choices: [
      { value: 'keep', label: 'They must not be contacted' },
      { value: 'lift', label: 'They may be contacted: the order has ended' },
    ],
    once: ['lift'],
  })
  return answer === 'lift'
}

/** Ties of the roll's pupils that came by an import and that this roll, which names other contacts of theirs, does not name. */
export function endingTies(plan: Planning, pupils: Entry[], all: SaidTie[]): PlannedGuardianship[] {
  const { known } = plan
  const said = all.map(({ parent, pupil }) => ({ parent: standing(parent), pupil: standing(pupil) }))
  const unsure = new Set(said.filter(({ parent }) => parent.leftOut).map(({ pupil }) => pupil))
  const withContacts = new Set(said.map(({ pupil }) => pupil))
  const named = new Set(said.map(({ parent, pupil }) => `${parent.match?.id} ${pupil.match?.id}`))
  const own = pupils
    .filter((pupil) => withContacts.has(pupil) && !unsure.has(pupil))
    .flatMap((pupil) => (pupil.match ? known.guardianshipsOf(pupil.match.id) : []).map((tie) => ({ pupil, tie })))
    // A contact order stays on record until a person lifts it.
    .filter(({ tie }) => !tie.byHand && tie.endedOn === null && !tie.contactOrder)
  const gone = own.filter(({ tie }) => !named.has(`${tie.parentId} ${tie.pupilId}`))
  if (gone.length * 4 > own.length && !manyMay(plan, gone.length, own.length)) return []
  return gone.map(({ pupil, tie }) => {
    const parent = known.byId.get(tie.parentId)
    return {
      parent: { key: null, personId: tie.parentId, name: parent?.displayName ?? '' },
      ...{ pupil: endOf(pupil), guardianshipId: tie.id, change: 'ends' as const, fields: [] },
      ...{ values: valuesOf(NOTHING_SAID, tie), place: pupil.places[0] ?? null },
    }
  })
}

const NOTHING_SAID = {
  ...{ relationship: null, parentalResponsibility: null, contactOrder: null },
  ...{ livesWith: null, receivesMail: null, priority: null },
}

function manyMay({ ask }: Planning, gone: number, all: number): boolean {
  const answer = ask({
    kind: 'many_leave',
    about: ['ties'],
    place: undefined,
    text: `${counted(gone, 'parent or carer', 'parents and carers')} of ${all} are not named for their pupils in this roll any more. Shall they be taken off?`,
    choices: [
      { value: 'left', label: 'Take them off' },
      { value: 'stay', label: 'Leave them: the roll does not name everybody' },
    ],
    once: ['left', 'stay'],
  })
  return answer === 'left'
}

/** Whether somebody answers for a pupil who is here, once the named ties have ended and the named pupils have left. */
export const stillAnswers = ({ known }: Planning, parentId: string, endedTies: Set<string>, goneIds: Set<string>) =>
  known.childrenOf(parentId).some(({ id, pupilId, endedOn }) => {
    const pupil = known.byId.get(pupilId)
    return (
      endedOn === null && !endedTies.has(id) && !goneIds.has(pupilId) && pupil && current(pupil, 'pupil', known.today)
    )
  })
