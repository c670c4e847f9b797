import 'server-only'
import { randomInt } from 'node:crypto'
import { hashSecret, randomSecret } from '@/lib/auth/tokens'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { EndClassSessionInput, StartClassSessionInput } from '../schema'

const CODE_MINUTES = 10
export const SESSION_MINUTES = 90
// Easy to read from a board and to type on a tablet: no 0, O, 1, I or L.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const newCode = () => Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** A code as a child or teacher typed it: case, blanks and hyphens do not count. */
export const normaliseCode = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Opens a supervised signing with one class; the code binds one device and lives minutes. */
export const startClassSession = command({
  permission: 'class.sign',
  input: StartClassSessionInput,
  async run({ tx, actor, scopes, input: { roundId, classId } }) {
    if (actor.kind !== 'account') throw new AppError('FORBIDDEN', 'You do not have access to this.')
    const found = await tx.schoolClass.findFirst({ where: { id: classId }, select: { schoolId: true, name: true } })
    const reached = scopes.some(
      (scope) => scope.schoolId === found?.schoolId && (scope.reach === 'school' || scope.classId === classId),
    )
    if (!found || !reached) throw new AppError('NOT_FOUND', 'We cannot find that class.')
    const round = await tx.round.findFirst({
      where: { id: roundId, schoolId: found.schoolId, status: 'open' },
      select: { id: true },
    })
    if (!round) throw AppError.field('roundId', 'Choose a round that is open.')
    const code = newCode()
    const session = await tx.classSession.create({
      data: {
        schoolId: found.schoolId,
        roundId,
        classId,
        accountId: actor.accountId,
        teacherName: actor.name,
        codeHash: hashSecret(code),
        codeExpiresAt: new Date(now().getTime() + CODE_MINUTES * 60_000),
        endsAt: new Date(now().getTime() + SESSION_MINUTES * 60_000),
      },
      select: { id: true, codeExpiresAt: true },
    })
    const audit = {
      action: 'class_session.started' as const,
      subject: session.id,
      schoolId: found.schoolId,
      after: { classId, roundId },
    }
    return { output: { sessionId: session.id, code, codeExpiresAt: session.codeExpiresAt.toISOString() }, audit }
  },
})

export const endClassSession = command({
  permission: 'class.sign',
  input: EndClassSessionInput,
  async run({ tx, actor, schools, input: { sessionId } }) {
    const accountId = actor.kind === 'account' ? actor.accountId : undefined
    const session = await tx.classSession.findFirst({
      where: { id: sessionId, accountId, ...schools },
      select: { schoolId: true },
    })
    if (!session) throw new AppError('NOT_FOUND', 'We cannot find that signing session.')
    const { count } = await tx.classSession.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This signing session has ended already.')
    return {
      output: { sessionId },
      audit: { action: 'class_session.ended', subject: sessionId, schoolId: session.schoolId },
    }
  },
})

/** Binds the device on which the code was typed; returns the secret of its cookie. The code works once and for minutes. */
export async function bindDevice(typed: string): Promise<string> {
  const secret = randomSecret()
  const at = now()
  const { count } = await db.classSession.updateMany({
    where: {
      codeHash: hashSecret(normaliseCode(typed)),
      boundAt: null,
      endedAt: null,
      codeExpiresAt: { gt: at },
      endsAt: { gt: at },
    },
    data: { boundAt: at, deviceHash: hashSecret(secret) },
  })
  if (count === 0) {
    throw AppError.field(
      'code',
      'That code does not work. Check it, or ask your teacher for a new one: each code works once, for ten minutes.',
    )
  }
  return secret
}
