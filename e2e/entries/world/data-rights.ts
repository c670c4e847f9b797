import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { fresh } from './fresh'
import type { Person } from './people'

type Base = Parameters<typeof fresh.staff>[0]

const LONG_AGO = dateOnly('2011-07-20')
const DUE = dateOnly('2017-07-20')

/** Somebody of the staff who left long ago. */
export async function aLeaver(school: Base): Promise<Person> {
  const person = await fresh.staff(school)
  await db.membership.updateMany({
    where: { personId: person.id },
    data: { startsOn: dateOnly('2001-09-01'), endsOn: LONG_AGO },
  })
  return person
}

/** A dry run that waits for approval; what was approved before is done, so that it stands in nobody's way. */
export async function aPlan(school: Base) {
  const person = await aLeaver(school)
  await db.erasurePlan.updateMany({ where: { schoolId: school.id, state: 'approved' }, data: { state: 'done' } })
  const facts = { group: 'staff', since: LONG_AGO, dueOn: DUE, position: 0, sections: 3, copies: 1 } as const
  const { id } = await db.erasurePlan.create({
    data: { schoolId: school.id, items: { create: { schoolId: school.id, personId: person.id, ...facts } } },
    select: { id: true },
  })
  return { id, person }
}

export async function aHold(school: Base) {
  const person = await fresh.staff(school)
  const held = { schoolId: school.id, personId: person.id, reason: 'A claim was announced' }
  const { id } = await db.legalHold.create({ data: held, select: { id: true } })
  return { id, person }
}

/** A finished file of everything held about somebody. */
export async function anAccessFile(school: Base, about?: { id: string; accountId: string }) {
  const person = about ?? (await fresh.staff(school))
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'utf8'))
  const { id } = await db.accessFile.create({
    data: {
      schoolId: school.id,
      personId: person.id,
      accountId: about?.accountId ?? crypto.randomUUID(),
      own: about !== undefined,
      state: 'ready',
      pdf: bytes('%PDF-1.7'),
      json: bytes('{"format":"countersign-access-file"}'),
      expiresAt: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  })
  return { id, personId: person.id }
}

/** The form of the rules as it is sent without a change. */
export const RULES = Object.fromEntries(
  MEMBERSHIP_KINDS.flatMap((kind) => [
    [kind, '6'],
    [`${kind}Round`, ''],
  ]),
)
