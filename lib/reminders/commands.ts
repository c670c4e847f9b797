import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { whomToAsk } from './queries/whom-to-ask'
import { RemindInput } from './schema'

/** Reminds everybody with an address who has still to sign one of the requests; once a day each. */
export const remind = command({
  permission: 'reminders.send',
  input: RemindInput,
  async run({ tx, schools, input: { roundId, requestIds } }) {
    const round = await tx.round.findFirst({
      where: { id: roundId, status: 'open', ...schools },
      select: { schoolId: true },
    })
    if (!round) throw new AppError('NOT_FOUND', 'We cannot find that open round.')
    const { schoolId } = round
    const people = await whomToAsk(schoolId, roundId, { requestIds }, tx)
    const personIds = people.map((asking) => asking.personId)
    if (personIds.length > 0) await addJob(tx, 'round.ask', { schoolId, roundId, personIds, reason: 'reminder' })
    const after = { requests: requestIds.length, people: personIds.length }
    return { output: after, audit: { action: 'reminders.sent', subject: roundId, schoolId, after } }
  },
})
