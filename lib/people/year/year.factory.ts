import { vi } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { startYear } from '../commands/start-year'
import { getPreparation } from '../queries/get-year'

export const NEXT_YEAR = THIS_YEAR + 1
/** A day before the leavers leave, on which the turn into the next year may be done. */
export const IN_JULY = '2027-07-05'
/** A day after the year has begun. */
export const IN_SEPTEMBER = '2027-09-03'

export const onDay = (day: string) => vi.setSystemTime(new Date(`${day}T10:00:00Z`))

/** A school with pupils of Reception, Years 4 and 6 in a class each, and a family that a leaver and one who stays share. */
export async function aSchoolBeforeTheTurn() {
  const school = await aSchool()
  const named = async (name: string) =>
    (await db.schoolClass.create({ data: { schoolId: school.id, academicYear: THIS_YEAR, name } })).id
  const classes = { reception: await named('RA'), four: await named('4B'), six: await named('6B') }
  const young = await aPupil(school.id, { yearGroup: 0, classId: classes.reception, familyName: 'Abara' })
  const mina = await aPupil(school.id, { yearGroup: 4, classId: classes.four, familyName: 'Brook' })
  const ivo = await aPupil(school.id, { yearGroup: 4, classId: classes.four, familyName: 'Cole' })
  const leaver = await aPupil(school.id, { yearGroup: 6, classId: classes.six, familyName: 'Dunn' })
  const sibling = await aPupil(school.id, { yearGroup: 6, classId: classes.six, familyName: 'Brook' })
  const lastParent = await aParent(school.id, [leaver.id])
  const stayingParent = await aParent(school.id, [mina.id, sibling.id])
  return { school, classes, young, mina, ivo, leaver, sibling, lastParent, stayingParent }
}

/** The same with the preparation begun, and what its pages show. */
export async function aPreparedTurn() {
  const world = await aSchoolBeforeTheTurn()
  const { turnId } = await startYear(world.school.office, { schoolId: world.school.id })
  const shown = async () => {
    const preparation = await getPreparation(world.school.office, world.school.id)
    if (!preparation) throw new Error('Nothing is being prepared.')
    return preparation
  }
  return { ...world, turnId, shown }
}

export const placeIn = (personId: string, academicYear: number) =>
  db.enrolment.findFirst({
    where: { personId, academicYear },
    select: { yearGroup: true, class: { select: { name: true } } },
  })

export const memberOf = (personId: string) =>
  db.membership.findFirstOrThrow({ where: { personId }, select: { endsOn: true, endReason: true } })
