import 'server-only'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { queue } from '../rows'
import { StartYearInput } from '../year/schema'
import { suggestYear } from '../year/suggest'
import { dueYear, rollOf } from '../year/turns'

/** Begins to prepare the turn into the next academic year, with the classes that most schools would make. */
export const startYear = command({
  permission: 'people.change',
  input: StartYearInput,
  async run({ tx, schools, input: { schoolId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await queue(tx, `year ${schoolId}`)
    const academicYear = await dueYear(tx, schoolId)
    if (await tx.yearTurn.count({ where: { schoolId, academicYear } })) {
      throw new AppError('CONFLICT', 'Somebody has begun to prepare this year already. Load the page again.')
    }
    const { lastYearGroup, names, groups } = suggestYear(await rollOf(tx, schoolId, academicYear))
    const { id: turnId } = await tx.yearTurn.create({
      data: { schoolId, academicYear, lastYearGroup },
      select: { id: true },
    })
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
