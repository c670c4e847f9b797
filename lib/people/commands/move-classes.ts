import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { nothingChanged } from '../rows'
import { MoveClassesInput } from '../year/schema'
import { requireSeen, seenOfGroups } from '../year/seen'
import { choicesOf, holdPreparation } from '../year/turns'

/** Says into which class of the coming year each class goes as a whole; two may go into one. */
export const moveClasses = command({
  permission: 'people.change',
  input: MoveClassesInput,
  async run({ tx, schools, input: { turnId, seen, groups } }) {
    const turn = await holdPreparation(tx, turnId, schools)
    const { schoolId } = turn
    const choices = await choicesOf(tx, turn)
    requireSeen(seen, seenOfGroups(choices))
    const planned = new Set(choices.classes.map(({ id }) => id))
    for (const [at, { nextClassId }] of groups.entries()) {
      if (nextClassId && !planned.has(nextClassId)) {
        throw AppError.field(`next.${groups[at]?.classId}.${groups[at]?.yearGroup}`, 'Choose a class from the list.')
      }
    }
    const before = new Map(choices.groups.map((one) => [`${one.classId} ${one.yearGroup}`, one.nextClassId]))
    const changed = groups.filter(
      ({ classId, yearGroup, nextClassId }) =>
        (before.get(`${classId} ${yearGroup}`) ?? null) !== (nextClassId ?? null),
    )
    if (changed.length === 0) throw nothingChanged()
    const known = await tx.schoolClass.count({ where: { schoolId, id: { in: changed.map(({ classId }) => classId) } } })
    const named = new Set(changed.map(({ classId }) => classId).filter((classId) => !isNil(classId)))
    if (known < named.size) throw new AppError('NOT_FOUND', 'We cannot find that class.')
    for (const { classId, yearGroup, nextClassId } of changed) {
      const key = { turnId, classId, yearGroup }
      await tx.yearTurnGroup.upsert({
        where: { turnId_classId_yearGroup: key },
        create: { ...key, schoolId, nextClassId },
        update: { nextClassId: nextClassId ?? null },
      })
    }
    return {
      output: { turnId },
      audit: { action: 'year.prepared', subject: turnId, schoolId, after: { classesMoved: changed.length } },
    }
  },
})

const isNil = (id: string) => /^[0-]+$/.test(id)
