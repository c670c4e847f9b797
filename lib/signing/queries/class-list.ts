import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { shortNames } from '../short-names'
import { signableSlotsWhere } from '../signable-slots'

export type ClassPupil = {
  personId: string
  /** As the class calls the child. */
  name: string
  /** The next form this child has to sign; null when all are signed. */
  slotId: string | null
  forms: number
  signed: number
}

/** The children who sign on this device, in order of name; those whose parents must first be asked are not among them. */
export async function listClass(actor: Actor & { kind: 'class_session' }): Promise<ClassPupil[]> {
  const slots = await db.slot.findMany({
    where: {
      AND: [
        signableSlotsWhere(actor),
        { withdrawn: false, request: { askedAt: { not: null }, state: { not: 'exempt' } } },
      ],
    },
    orderBy: [{ person: { givenName: 'asc' } }, { person: { familyName: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      currentResponseId: true,
      person: { select: { id: true, givenName: true, familyName: true, displayName: true } },
    },
  })
  const people = [...new Map(slots.map(({ person }) => [person.id, person])).values()]
  const names = shortNames(people)
  return people
    .map((person, index) => {
      const own = slots.filter((slot) => slot.person.id === person.id)
      return {
        personId: person.id,
        name: names[index] ?? person.displayName,
        slotId: own.find((slot) => !slot.currentResponseId)?.id ?? null,
        forms: own.length,
        signed: own.filter((slot) => slot.currentResponseId).length,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The name by which this device greets the child of a slot; null when the slot is not the class's. */
export async function getClassName(actor: Actor & { kind: 'class_session' }, slotId: string): Promise<string | null> {
  const slot = await db.slot.findFirst({
    where: { id: slotId, ...signableSlotsWhere(actor) },
    select: { personId: true },
  })
  if (!slot) return null
  return (await listClass(actor)).find((pupil) => pupil.personId === slot.personId)?.name ?? null
}
