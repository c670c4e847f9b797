import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { queue } from '../rows'
import { StartYearInput } from '../year/schema'
import { suggestYear } from '../year/suggest'
import { dueYear, holdPreparation, rollOf } from '../year/turns'

/** Begins to prepare the turn into the next academic year, with the classes that most schools would make. */
export const startYear = command({
  permission: 'people.change',
  input: StartYearInput,
  async run({ tx, schools, input: { schoolId, again } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await queue(tx, `year ${schoolId}`)
    const academicYear = await dueYear(tx, schoolId)
    const begun = await tx.yearTurn.findUnique({
      where: { schoolId_academicYear: { schoolId, academicYear } },
      select: { id: true },
    })
    if (begun && !again) {
      throw new AppError('CONFLICT', 'Somebody has begun to prepare this year already. Load the page again.')
    }
    const { lastYearGroup, names, groups } = suggestYear(await rollOf(tx, schoolId, academicYear))
    const turnId = begun
      ? await cleared(tx, begun.id, schools, lastYearGroup)
      : (await tx.yearTurn.create({ data: { schoolId, academicYear, lastYearGroup }, select: { id: true } })).id
    const classes = names.map((name) => ({ id: newId(), schoolId, turnId, name }))
    await tx.yearTurnClass.createMany({ data: classes })
    await tx.yearTurnGroup.createMany({
      data: groups.map(({ name, ...group }) => ({
        ...group,
        schoolId,
        turnId,
        nextClassId: classes.find((one) => one.name === name)?.id,
      })),
    })
    return {
      output: { turnId },
      audit: { action: 'year.started', subject: turnId, schoolId, after: { academicYear, classes: classes.length } },
    }
  },
})

/** Takes away what was prepared; who has turned the year already is told so. */
async function cleared(tx: Tx, turnId: string, schools: { schoolId: { in: string[] } }, lastYearGroup: number) {
  await holdPreparation(tx, turnId, schools)
  await tx.yearTurnGroup.deleteMany({ where: { turnId } })
  await tx.yearTurnPupil.deleteMany({ where: { turnId } })
  await tx.yearTurnClass.deleteMany({ where: { turnId } })
  await tx.yearTurn.update({ where: { id: turnId }, data: { lastYearGroup, createdAt: now() } })
  return turnId
}
