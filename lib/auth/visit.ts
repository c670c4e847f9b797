import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { noteAsker } from '@/lib/edge'
import { type Actor, actorForAudit } from './actor'
import { cookieName, dropCookie, setCookie } from './cookies'
import { getActor, PATH_HEADER } from './session'
import { hashSecret } from './tokens'

/** The visit that a personal link was exchanged for. */
export const LINK_COOKIE = cookieName('cs_link')
/** The device that a class code was typed on. */
export const DEVICE_COOKIE = cookieName('cs_device')

type Of<Kind extends Actor['kind']> = Actor & { kind: Kind }

/** Who came by a personal link, looked up for each request; null when the visit, the link or the round has ended. */
export async function linkActor(visit: string): Promise<Of<'link'> | null> {
  const at = now()
  const session = await db.linkSession.findFirst({
    where: {
      secretHash: hashSecret(visit),
      endedAt: null,
      expiresAt: { gt: at },
      link: { revokedAt: null, expiresAt: { gt: at }, round: { status: 'open' }, person: { archivedAt: null } },
    },
    select: { link: { select: { id: true, schoolId: true, personId: true, roundId: true, sentTo: true } } },
  })
  if (!session) return null
  const { id: linkId, schoolId, personId, roundId, sentTo } = session.link
  const others = await db.person.count({ where: { schoolId, email: sentTo, archivedAt: null, id: { not: personId } } })
  return { kind: 'link', schoolId, personId, roundId, linkId, sharedAddress: others > 0 }
}

/** The class at a bound device; null when the session has ended or its teacher may no longer sign with the class. */
export async function deviceActor(device: string): Promise<Of<'class_session'> | null> {
  const session = await db.classSession.findFirst({
    where: { deviceHash: hashSecret(device), endedAt: null, endsAt: { gt: now() }, round: { status: 'open' } },
    select: { id: true, schoolId: true, classId: true, roundId: true, teacherName: true, accountId: true },
  })
  if (!session) return null
  const account = await db.account.findFirst({
    where: { id: session.accountId, suspendedAt: null },
    select: { id: true },
  })
  if (!account) return null
  const { id: sessionId, schoolId, classId, roundId, teacherName } = session
  return { kind: 'class_session', sessionId, schoolId, classId, roundId, teacherName }
}

function noted<Found extends Of<'link'> | Of<'class_session'>>(actor: Found | null): Found | null {
  if (actor) noteAsker(actorForAudit(actor))
  return actor
}

export const getLinkActor = cache(async () => {
  const visit = (await cookies()).get(LINK_COOKIE)?.value
  return visit ? noted(await linkActor(visit)) : null
})

export const getDeviceActor = cache(async () => {
  const device = (await cookies()).get(DEVICE_COOKIE)?.value
  return device ? noted(await deviceActor(device)) : null
})

/** Who signs here: the owner of the link that was pressed last, else the account that is signed in, else nobody. */
export const getSigner = cache(
  async (): Promise<Of<'link'> | Of<'account'> | null> => (await getLinkActor()) ?? (await getActor()),
)

/** Who signs here; a visit that has ended is told so, everybody else is sent to sign in. */
export async function requireSigner() {
  const signer = await getSigner()
  if (signer) return signer
  if ((await cookies()).has(LINK_COOKIE)) redirect('/sign/ended' as Route)
  const path = (await headers()).get(PATH_HEADER)
  redirect((path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in') as Route)
}

/** Keeps a secret in this browser, in a server action. */
export const keepCookie = (name: typeof LINK_COOKIE | typeof DEVICE_COOKIE, value: string, seconds: number) =>
  setCookie(name, value, seconds)

/** Ends a link's visit or a device's binding in this browser and in the database. */
export async function endVisit(name: typeof LINK_COOKIE | typeof DEVICE_COOKIE) {
  const value = (await cookies()).get(name)?.value
  await dropCookie(name)
  if (!value) return
  if (name === LINK_COOKIE) {
    await db.linkSession.updateMany({
      where: { secretHash: hashSecret(value), endedAt: null },
      data: { endedAt: now() },
    })
  } else {
    await db.classSession.updateMany({
      where: { deviceHash: hashSecret(value), endedAt: null },
      data: { endedAt: now() },
    })
  }
}
