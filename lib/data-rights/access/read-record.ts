import 'server-only'
import { dayOf } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { iso, isoOrNull, type Part } from './content'
import type { Subject } from './subject'

const TIE = {
  relationship: true,
  parentalResponsibility: true,
  appointed: true,
  contactOrder: true,
  livesWith: true,
  receivesMail: true,
  startedOn: true,
  endedOn: true,
} as const

type Facts = Omit<
  Part<'household'>['household'][number],
  'other' | 'name' | 'startedOn' | 'endedOn' | 'contactOrder'
> & {
  contactOrder: boolean
  startedOn: Date
  endedOn: Date | null
}
const tieOf = ({ startedOn, endedOn, ...facts }: Facts) => ({
  ...facts,
  startedOn: dayOf(startedOn),
  endedOn: endedOn && dayOf(endedOn),
})

/** The record itself, what the person was at the school, their classes and their household, within its limits. */
export async function readRecord(
  tx: Tx,
  subject: Subject,
): Promise<Part<'record' | 'memberships' | 'classes' | 'household'>> {
  const { personIds, personId, parentId } = subject
  const of = { personId: { in: personIds } }
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } })
  const others = await tx.person.findMany({ where: { mergedIntoId: { in: personIds } }, select: { externalId: true } })
  const aliases = await tx.personAlias.findMany({ where: of, select: { value: true } })
  const memberships = await tx.membership.findMany({ where: of, orderBy: { startsOn: 'asc' } })
  const enrolments = await tx.enrolment.findMany({
    where: of,
    orderBy: { academicYear: 'asc' },
    select: { academicYear: true, yearGroup: true, class: { select: { name: true } } },
  })
  return {
    record: {
      id: personId,
      name: person.displayName,
      givenName: person.givenName,
      familyName: person.familyName,
      dateOfBirth: person.dateOfBirth && dayOf(person.dateOfBirth),
      email: person.email,
      phone: person.phone,
      upn: person.upn,
      otherKeys: [
        person.externalId,
        ...others.map((one) => one.externalId),
        ...aliases.map((one) => one.value),
      ].flatMap((key) => key ?? []),
      addedAt: iso(person.createdAt),
      changedAt: iso(person.updatedAt),
      archivedAt: isoOrNull(person.archivedAt),
    },
    memberships: memberships.map(({ kind, title, startsOn, endsOn, endReason }) => ({
      kind,
      title,
      startsOn: dayOf(startsOn),
      endsOn: endsOn && dayOf(endsOn),
      // Typed by the school, perhaps about the other parent.
      endReason: parentId ? null : endReason,
    })),
    classes: enrolments.map(({ class: own, ...place }) => ({ ...place, className: own?.name ?? null })),
    household: [...(await parentsOf(tx, subject)), ...(await childrenOf(tx, subject))],
  }
}

/** A parent who asked sees their own tie; the person sees those that stand, without what is the parents' own. */
async function parentsOf(tx: Tx, { personIds, parentId }: Subject) {
  const ties = await tx.guardianship.findMany({
    where: {
      pupilId: { in: personIds },
      neverTheirs: false,
      ...(parentId ? { parentId } : { endedOn: null, contactOrder: false }),
    },
    orderBy: { startedOn: 'asc' },
    select: { ...TIE, parent: { select: { displayName: true } } },
  })
  return ties.map(({ parent, ...tie }) => ({
    other: 'parent' as const,
    name: parent.displayName,
    ...tieOf(tie),
    contactOrder: parentId ? tie.contactOrder : null,
  }))
}

async function childrenOf(tx: Tx, { personIds, children }: Subject) {
  const ties = await tx.guardianship.findMany({
    where: { parentId: { in: personIds } },
    orderBy: { startedOn: 'asc' },
    select: { ...TIE, pupil: { select: { id: true, displayName: true } } },
  })
  return ties.map(({ pupil, ...tie }) => ({
    other: 'child' as const,
    // Against an order, or after the tie has ended, not even the present name is theirs to know.
    name: children.has(pupil.id) ? pupil.displayName : null,
    ...tieOf(tie),
  }))
}
