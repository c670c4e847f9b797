import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { classesWhere, scopesOf } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'

/** The classes of the years that have an open round, and those rounds, for whoever may sign with a class at the school. */
export async function listClassSigningChoices(actor: Actor, schoolId: string) {
  const where = classesWhere(actor, 'class.sign')
  const rounds = await db.round.findMany({
    where: { schoolId, status: 'open', requests: { some: { slots: { some: { kind: 'pupil' } } } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, academicYear: true },
  })
  const classes = await db.schoolClass.findMany({
    where: { AND: [{ schoolId, academicYear: { in: rounds.map((round) => round.academicYear) } }, where] },
    orderBy: [{ academicYear: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true },
  })
  const sessions = await db.classSession.findMany({
    where: { ...ownSessions(actor), schoolId, endedAt: null, endsAt: { gt: now() }, round: { status: 'open' } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, startedAt: true, class: { select: { name: true } }, round: { select: { name: true } } },
  })
  return { rounds, classes, sessions }
}

const ownSessions = (actor: Actor) => ({ accountId: actor.kind === 'account' ? actor.accountId : '' })

export type SessionPupil = {
  personId: string
  name: string
  forms: { slotId: string; title: string; signedAt: string | null; responseId: string | null; mayTakeBack: boolean }[]
}

/** One of the actor's own sessions with how far the class has come; null when it is not theirs. */
export async function getClassSession(actor: Actor, sessionId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(sessionId)) return null
  const session = await db.classSession.findFirst({
    where: { id: sessionId, ...ownSessions(actor), class: classesWhere(actor, 'class.sign') },
    select: {
      id: true,
      schoolId: true,
      roundId: true,
      classId: true,
      codeExpiresAt: true,
      boundAt: true,
      endsAt: true,
      endedAt: true,
      class: { select: { name: true } },
      round: { select: { name: true, status: true } },
    },
  })
  if (!session) return null
  const slots = await db.slot.findMany({
    where: {
      schoolId: session.schoolId,
      kind: 'pupil',
      withdrawn: false,
      waivedReason: null,
      request: {
        roundId: session.roundId,
        closedAt: null,
        askedAt: { not: null },
        pupil: { enrolments: { some: { classId: session.classId } } },
      },
    },
    orderBy: [{ person: { givenName: 'asc' } }, { person: { familyName: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      person: { select: { id: true, displayName: true } },
      currentResponse: { select: { id: true, signedAt: true, route: true } },
      request: { select: { agreementVersion: { select: { title: true } } } },
    },
  })
  const takesBack = scopesOf(actor, 'responses.take_back').some(
    (scope) => scope.schoolId === session.schoolId && (scope.reach === 'school' || scope.classId === session.classId),
  )
  const pupils = new Map<string, SessionPupil>()
  for (const { id, person, currentResponse, request } of slots) {
    const pupil = pupils.get(person.id) ?? { personId: person.id, name: person.displayName, forms: [] }
    pupil.forms.push({
      slotId: id,
      title: request.agreementVersion.title,
      signedAt: currentResponse?.signedAt.toISOString() ?? null,
      responseId: currentResponse?.id ?? null,
      mayTakeBack: takesBack && currentResponse?.route === 'class_session',
    })
    pupils.set(person.id, pupil)
  }
  const running = session.endedAt === null && session.endsAt > now() && session.round.status === 'open'
  return {
    id: session.id,
    schoolId: session.schoolId,
    className: session.class.name,
    roundName: session.round.name,
    bound: session.boundAt !== null,
    running,
    codeExpiresAt: session.codeExpiresAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    pupils: [...pupils.values()],
  }
}
