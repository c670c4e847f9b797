import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { JobHandler } from '@/lib/jobs/types'
import { queueMessage } from '@/lib/mail/queue'
import { askingMessage } from '@/lib/reminders/commands/asking-message'
import { whomToAsk } from '@/lib/reminders/queries/whom-to-ask'
import type { Asking, AskingReason } from '@/lib/reminders/types'
import { askPrepared } from '@/lib/rounds/commands/follow-ups'
import { mintLink } from '@/lib/signing/commands/links'

const Payload = z.object({
  schoolId: z.uuid(),
  roundId: z.uuid(),
  personIds: z.array(z.uuid()).optional(),
  reason: z.enum(['first', 'pupil_signed', 'reminder', 'new_version']),
})

/** A first asking by its requests, a reminder by round, person and day. */
function keyOf(asking: Asking, reason: AskingReason, today: string) {
  if (reason === 'reminder') return `reminder:${asking.roundId}:${asking.personId}:${today}`
  const requests = asking.forms
    .map((form) => form.requestId)
    .sort()
    .join()
  const digest = createHash('sha256').update(`${asking.email} ${requests}`).digest('hex').slice(0, 32)
  return `${reason}:${asking.roundId}:${asking.personId}:${digest}${reason === 'new_version' ? `:${today}` : ''}`
}

/** Writes to each person who has something to sign: link, message and its job in one transaction for each. */
export const sendAskings: JobHandler = async (payload) => {
  const { schoolId, roundId, personIds, reason } = Payload.parse(payload)
  const today = londonDay(now())
  for (const asking of await whomToAsk(schoolId, roundId, { personIds })) {
    const key = keyOf(asking, reason, today)
    if (await db.message.findUnique({ where: { key }, select: { id: true } })) continue
    await db.$transaction(async (tx) => {
      const secret = await mintLink(tx, { schoolId, roundId, personId: asking.personId, sentTo: asking.email })
      const message = askingMessage(asking, reason, `${env.BASE_URL}/l/${secret}`, today)
      await queueMessage(tx, { schoolId, key, to: asking.email, ...message })
    })
  }
}

const Invitation = z.object({ schoolId: z.uuid(), roundId: z.uuid() })

/** On the day a round opens: what was prepared is now asked, and everybody gets their first message. */
export const inviteRound: JobHandler = async (payload, run) => {
  const { schoolId, roundId } = Invitation.parse(payload)
  await db.$transaction((tx) => askPrepared(tx, schoolId, roundId), { timeout: 60_000 })
  await sendAskings({ schoolId, roundId, reason: 'first' }, run)
}
