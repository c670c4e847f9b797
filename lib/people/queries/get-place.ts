import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from '../membership-time'
import { compareClassNames } from '../year/class-names'

/** The place of a pupil in the newest year that the school has turned into, or has now; null when out of reach. */
export async function getPlaceToGive(actor: Actor, schoolId: string, personId: string) {
  if (!schoolsWhere(actor, 'people.change').schoolId.in.includes(schoolId)) return null
  if (!z.uuid().safeParse(personId).success) return null
  const person = await db.person.findFirst({
    where: { id: personId, schoolId, archivedAt: null, memberships: { some: { kind: 'pupil', ...liveOn(today()) } } },
    select: { displayName: true },
  })
  if (!person) return null
  const current = academicYearOf(today())
  const turned = await db.yearTurn.findUnique({
    where: { schoolId_academicYear: { schoolId, academicYear: current + 1 } },
    select: { doneAt: true },
  })
  const academicYear = turned?.doneAt ? current + 1 : current
  const placeIn = (year: number) =>
    db.enrolment.findUnique({
      where: { schoolId_academicYear_personId: { schoolId, academicYear: year, personId } },
      select: { yearGroup: true, classId: true },
    })
  const [place, classes] = await Promise.all([
    placeIn(academicYear),
    db.schoolClass.findMany({ where: { schoolId, academicYear }, select: { id: true, name: true } }),
  ])
  return {
    name: person.displayName,
    academicYear,
    yearGroup: place?.yearGroup ?? null,
    classId: place?.classId ?? null,
    classes: classes.sort((a, b) => compareClassNames(a.name, b.name)),
  }
}
