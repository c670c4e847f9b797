import type { Actor } from '@/lib/auth/actor'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { hashSecret, randomSecret } from '@/lib/auth/tokens'
import { db } from '@/lib/db/client'
import { bindDevice, startClassSession } from '@/lib/signing/commands/class-sessions'
import { exchangeLink, mintLink } from '@/lib/signing/commands/links'
import type { Person } from './people'
import type { BaseSchool as School } from './school'

/** The secret of a personal link to the open round of a school. */
export const aLinkOf = ({ id, round }: School, person: Person) =>
  db.$transaction((tx) => mintLink(tx, { schoolId: id, roundId: round.id, personId: person.id, sentTo: person.email }))

/** The secret of a visit that began with a personal link. */
export async function aVisitOf(school: School, person: Person) {
  const visit = await exchangeLink(await aLinkOf(school, person))
  if (!visit) throw new Error('The link does not work.')
  return visit
}

const teacher = (school: School, which: 'class_teacher' | 'class_teacher_other'): Actor => {
  const { id: accountId, name } = school.accounts[which]
  const classId = which === 'class_teacher' ? school.ownClass.id : school.otherClass.id
  const grants = [{ post: 'class_teacher' as const, schoolId: school.id, classId, trustId: null }]
  return {
    kind: 'account',
    accountId,
    name,
    people: [],
    grants,
    knownBy: 'password',
    sharedAddress: false,
    secondStep: NO_SECOND_STEP,
  }
}

/** A class session begun by the class's own teacher, with the code for the tablet. */
export const aClassSession = (school: School, which: 'class_teacher' | 'class_teacher_other' = 'class_teacher') =>
  startClassSession(teacher(school, which), {
    roundId: school.round.id,
    classId: which === 'class_teacher' ? school.ownClass.id : school.otherClass.id,
  })

/** A tablet bound to a class: its session and the secret in its cookie. */
export async function aTablet(school: School, which: 'class_teacher' | 'class_teacher_other' = 'class_teacher') {
  const { sessionId, code } = await aClassSession(school, which)
  return { sessionId, secret: await bindDevice(code) }
}

/** The secret of an e-mailed link to sign in. */
export async function aSignInLink(accountId: string, purpose: 'sign_in' | 'invitation' = 'sign_in') {
  const secret = randomSecret()
  const expiresAt = new Date(Date.now() + 600_000)
  await db.signInToken.create({
    data: { accountId, tokenHash: hashSecret(secret), purpose, expiresAt },
    select: { id: true },
  })
  return secret
}
