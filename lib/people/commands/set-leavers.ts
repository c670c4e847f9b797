import 'server-only'
import { command } from '@/lib/command'
import { nothingChanged } from '../rows'
import { SetLeaversInput } from '../year/schema'
import { holdPreparation } from '../year/turns'

/** Says which year group is the last of the school: its pupils leave unless one of them is to stay. */
export const setLeavers = command({
  permission: 'people.change',
  input: SetLeaversInput,
  async run({ tx, schools, input: { turnId, lastYearGroup } }) {
    const turn = await holdPreparation(tx, turnId, schools)
    if (turn.lastYearGroup === lastYearGroup) throw nothingChanged()
    await tx.yearTurn.update({ where: { id: turnId }, data: { lastYearGroup } })
    return {
      output: { turnId },
      audit: {
        action: 'year.prepared',
        subject: turnId,
        schoolId: turn.schoolId,
        before: { lastYearGroup: turn.lastYearGroup },
        after: { lastYearGroup },
      },
    }
  },
})
