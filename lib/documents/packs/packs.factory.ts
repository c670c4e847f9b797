import { expect } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { makePrintPack } from '../commands/make-print-pack'
import { openPrintPack } from '../commands/open-print-pack'
import { aForm, aRequest } from '../signed-request.factory'
import { PackChoice } from './schema'

export const RUN = { attempt: 1, maxAttempts: 2, isLast: false }
export const choiceOf = (schoolId: string, choice: object) => PackChoice.parse({ schoolId, ...choice })
export const make = ({ id: schoolId }: { id: string }, packId: string) => makePrintPack({ schoolId, packId }, RUN)

/** The file of a pack, in one piece. */
export async function wholeOf(actor: Actor, packId: string) {
  const { chunks, size } = await openPrintPack(actor, { packId })
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const bytes = Buffer.concat(parts)
  expect(bytes.length).toBe(size)
  return Uint8Array.from(bytes)
}

/** A class of three, one of whom has signed, a pupil of another class, and a governor; the parents' part is missing everywhere. */
export async function aSchoolToPrint() {
  const school = await aSchool()
  const other = await db.schoolClass.create({
    data: { schoolId: school.id, academicYear: 2026, name: 'Herons' },
    select: { id: true },
  })
  const form = await aForm(school.id, 'older_pupils')
  const pupil = async (familyName: string, classId: string, className: string, yearGroup: number) => {
    const { id } = await aPupil(school.id, { givenName: 'Mina', familyName, classId, yearGroup })
    const parent = await aParent(school.id, [id], { givenName: 'Ana', familyName })
    const slots = [
      { kind: 'pupil' as const, personId: id },
      { kind: 'parent' as const, personId: parent.id },
    ]
    const request = await aRequest({ form, personId: id, capacity: 'pupil', slots, classId })
    await db.request.update({ where: { id: request.id }, data: { className, yearGroup }, select: { id: true } })
    return { id, parent, request }
  }
  const zwane = await pupil('Zwane', school.classId, 'Kestrels', 4)
  const abbot = await pupil('Abbot', school.classId, 'Kestrels', 4)
  const heron = await pupil('Moss', other.id, 'Herons', 3)
  const governor = await aPerson(school.id, 'governor', { givenName: 'Grace', familyName: 'Bird' })
  const forGovernors = await aForm(school.id, 'governors', { roundId: form.roundId })
  const slots = [{ kind: 'self' as const, personId: governor.id }]
  await aRequest({ form: forGovernors, personId: governor.id, capacity: 'governor', slots })
  return { school, form, roundId: form.roundId, zwane, abbot, heron, other }
}
