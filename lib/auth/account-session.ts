import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { log } from '@/lib/log'
import { SESSION_SECONDS } from './session-cookie'

/** Without use a session ends: long enough for a lunch or a double lesson, too short for the next user of the computer. */
export const IDLE_MINUTES = 120
/** How exactly the last use is known. */
const SEEN_MINUTES = 5

const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)

/** Sessions last used before this moment have ended. */
export const idleSince = () => ago(IDLE_MINUTES)

/** The row behind a new session's cookie; `begunAt` decides whether it still counts after all sessions were ended. */
export async function newSession(tx: Pick<Tx, 'accountSession'>, accountId: string, begunAt: number, browser: string) {
  const { id } = await tx.accountSession.create({
    data: { accountId, browser, begunAt: new Date(begunAt), lastSeenAt: new Date() },
    select: { id: true },
  })
  return id
}

/** Notes that a session is in use, once in some minutes; what is in the way of that is in nobody's way. */
export async function noteSeen(sessionId: string, lastSeenAt: Date) {
  if (lastSeenAt > ago(SEEN_MINUTES)) return
  await db.accountSession
    .updateMany({ where: { id: sessionId, lastSeenAt: { lt: ago(SEEN_MINUTES) } }, data: { lastSeenAt: new Date() } })
    .catch((error: unknown) => log.warn({ error: String(error) }, 'The use of a session was not noted'))
}

/** Ends one session wherever its cookie may be. */
export const endAccountSession = (sessionId: string) =>
  db.accountSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: new Date() } })

/** Which of an account's sessions could still be used. */
export const standing = ({ sessionsValidFrom }: { sessionsValidFrom: Date }) => {
  const oldest = ago(SESSION_SECONDS / 60)
  return {
    endedAt: null,
    lastSeenAt: { gt: idleSince() },
    begunAt: { gte: sessionsValidFrom > oldest ? sessionsValidFrom : oldest },
  }
}

/** Forgets the sessions that began more than a day ago; by the clock. */
export async function forgetEndedSessions(): Promise<void> {
  await db.accountSession.deleteMany({ where: { begunAt: { lt: ago(24 * 60) } } })
}
