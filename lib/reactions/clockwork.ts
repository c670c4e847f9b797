import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { addDays, dateOnly, dayOf, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { endLapsedExemptions } from '@/lib/rounds/commands/follow-ups'
import { refreshStates } from '@/lib/rounds/commands/refresh-states'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { eraseOldNetwork } from '@/lib/signing/commands/erase-evidence'
import { hasOldNetwork } from '@/lib/signing/queries/chain'
import { sendAskings } from './send-askings'

const schoolIds = async () =>
  (await db.school.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map((school) => school.id)

const jobActor = (name: string, schoolId: string): Actor => ({ kind: 'job', name, schoolId })

/** Each morning: reminders of the rounds that fall due in as many days as the school chose. */
export const sendDueReminders: JobHandler = async (_payload, run) => {
  const today = londonDay(now())
  const rounds = await db.round.findMany({
    where: { status: 'open', opensOn: { lt: dateOnly(today) } },
    select: { id: true, schoolId: true, dueOn: true, reminderDays: true },
  })
  const due = rounds.filter((round) => round.reminderDays.some((days) => addDays(dayOf(round.dueOn), -days) === today))
  for (const { id: roundId, schoolId } of due) await sendAskings({ schoolId, roundId, reason: 'reminder' }, run)
}

/** Each night: lapsed exemptions end, and every state in an open round is derived again and compared with what is kept. */
export const checkStates: JobHandler = async () => {
  const today = londonDay(now())
  for (const schoolId of await schoolIds()) {
    await db.$transaction((tx) => endLapsedExemptions(tx, schoolId, today), { timeout: 60_000 })
    const requests = await db.request.findMany({
      where: { schoolId, round: { status: 'open' } },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (let start = 0; start < requests.length; start += 500) {
      const ids = requests.slice(start, start + 500).map((request) => request.id)
      const wrong = await refreshStates(db, ids, false)
      for (const change of wrong) log.warn({ schoolId, ...change }, 'A kept state was not the derived one')
      // Mended under a lock of its own, since a signature may come between.
      for (const { requestId } of wrong) await db.$transaction((tx) => refreshStates(tx, [requestId]))
    }
  }
}

/** Each night: a signed head of each school's chain, and drafts of the day before are forgotten. */
export const makeCheckpoints: JobHandler = async () => {
  for (const schoolId of await schoolIds()) await makeCheckpoint(jobActor('checkpoint', schoolId), { schoolId })
  await db.signingDraft.deleteMany({ where: { updatedAt: { lt: new Date(now().getTime() - 86_400_000) } } })
}

/** Each night: network addresses of signatures that are older than twelve months, in batches, and files of what is held that have ended. */
export const eraseWhatIsOver: JobHandler = async () => {
  for (const schoolId of await schoolIds()) {
    while (await hasOldNetwork(schoolId)) await eraseOldNetwork(jobActor('retention', schoolId), { schoolId })
  }
  await db.accessFile.deleteMany({ where: { expiresAt: { lt: now() } } })
}
