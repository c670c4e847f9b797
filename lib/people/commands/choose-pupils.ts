import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { yearGroupLabel } from '@/lib/schools/types'
import { mayGo, planYear } from '../year/plan'
import { ChoosePupilsInput } from '../year/schema'
import { requireSeen, seenOfPupils } from '../year/seen'
import { choicesOf, holdPreparation, rollOf } from '../year/turns'
import type { PlannedPupil } from '../year/types'

/** Says what becomes of some pupils of one class, other than of the rest; what is usual for them is kept as no choice at all. */
export const choosePupils = command({
  permission: 'people.change',
  input: ChoosePupilsInput,
  async run({ tx, schools, input: { turnId, seen, personIds, outcome, nextYearGroup, nextClass } }) {
    const turn = await holdPreparation(tx, turnId, schools)
    const { schoolId } = turn
    const choices = await choicesOf(tx, turn)
    const roll = await rollOf(tx, schoolId, turn.academicYear)
    const ids = new Set(personIds)
    const plan = planYear(roll, choices)
    const chosen = plan.filter(({ personId }) => ids.has(personId))
    if (chosen.length < ids.size) throw new AppError('NOT_FOUND', 'We cannot find that pupil.')
    requireSeen(seen, seenOfPupils(classmatesOf(plan, chosen)))
    const stuck = chosen.find(({ yearGroup }) => !mayGo(yearGroup, outcome))
    if (stuck) {
      const from = stuck.yearGroup === null ? 'no year group' : yearGroupLabel(stuck.yearGroup)
      throw AppError.field('outcome', `That is not possible for a pupil in ${from}: ${stuck.name}.`)
    }
    const ownClass = nextClass !== 'usual' && outcome !== 'leaves'
    const nextClassId = ownClass && nextClass !== 'none' ? nextClass : null
    if (nextClassId && !choices.classes.some(({ id }) => id === nextClassId)) {
      throw AppError.field('nextClass', 'Choose a class from the list.')
    }
    const choice = { outcome, nextYearGroup: outcome === 'placed' ? nextYearGroup : null, ownClass, nextClassId }
    // What would come about anyway is no choice: those pupils follow their class again.
    const others = choices.pupils.filter(({ personId }) => !ids.has(personId))
    const usual = new Map(planYear(roll, { ...choices, pupils: others }).map((pupil) => [pupil.personId, pupil.fate]))
    const own = ownClass || outcome === 'placed' ? chosen : chosen.filter((one) => usual.get(one.personId) !== outcome)
    await tx.yearTurnPupil.deleteMany({ where: { turnId, personId: { in: personIds } } })
    await tx.yearTurnPupil.createMany({
      data: own.map(({ personId }) => ({ ...choice, schoolId, turnId, personId })),
    })
    return {
      output: { pupils: chosen.length },
      audit: { action: 'year.prepared', subject: turnId, schoolId, after: { pupils: chosen.length, outcome } },
    }
  },
})

/** All who stand on the page of the chosen ones: one page is one class and year group. */
function classmatesOf(plan: readonly PlannedPupil[], chosen: readonly PlannedPupil[]) {
  const pages = new Set(chosen.map(pageOf))
  return plan.filter((pupil) => pages.has(pageOf(pupil)) && pupil.fate !== 'kept')
}

const pageOf = ({ classId, yearGroup }: PlannedPupil) => (yearGroup === null ? 'none' : `${classId} ${yearGroup}`)
