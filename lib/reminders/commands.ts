import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { lateSince } from '@/lib/jobs/late'
import { addJob } from '@/lib/jobs/queue'
import { stuckMessages } from './queries/stuck-messages'
import { whomToAsk } from './queries/whom-to-ask'
import { RemindInput, RetryMessagesInput } from './schema'

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

/** Sends once more what was given up or is late, all of a school's or one; not to an address that nobody has any more. */
export const retryMessages = command({
  permission: 'reminders.send',
  input: RetryMessagesInput,
  async run({ tx, schools, input: { schoolId, messageId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const stuck = await stuckMessages(tx, schoolId, { messageId, most: 1000 })
    const ids = stuck.map(({ id }) => id)
    // Conditional, so that of two people pressing at once one sends what was given up.
    const { count } = await tx.message.updateMany({
      where: { id: { in: ids }, OR: [{ state: 'failed' }, { state: 'queued', createdAt: { lt: lateSince() } }] },
      data: { state: 'queued', attempts: 0 },
    })
    if (count === 0) throw new AppError('CONFLICT', 'No failed message is left whose address is still in use.')
    for (const id of ids) await addJob(tx, 'mail.send', { messageId: id }, { key: `mail.send:${id}` })
    return {
      output: { count },
      audit: { action: 'messages.retried', subject: messageId ?? schoolId, schoolId, after: { count } },
    }
  },
})
