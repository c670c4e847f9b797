import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'

/** A school with somebody of each kind: a pupil in the class and one elsewhere with one parent, and a member of staff who has left. */
export async function aFullSchool() {
  const school = await aSchool()
  const inClass = await aPupil(school.id, { givenName: 'Inez', classId: school.classId })
  const elsewhere = await aPupil(school.id, { givenName: 'Elio' })
  const parent = await aParent(school.id, [inClass.id, elsewhere.id], { givenName: 'Petra' })
  const staff = await aPerson(school.id, 'staff', { givenName: 'Stefan' })
  const governor = await aPerson(school.id, 'governor', { givenName: 'Gwen' })
  const visitor = await aPerson(school.id, 'visitor', { givenName: 'Viktor' })
  const gone = await aPerson(school.id, 'staff', { givenName: 'Gone' })
  await db.membership.updateMany({ where: { personId: gone.id }, data: { endsOn: new Date('2026-11-16') } })
  return { school, inClass, elsewhere, parent, staff, governor, visitor, gone }
}
