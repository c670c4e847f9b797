import 'server-only'
import { hashSecret, randomSecret } from '@/lib/auth/tokens'
import { addDays, dayOf, londonDay, now, startOfLondonDay } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'

/** A visit begun by a link lasts this long. */
export const LINK_SESSION_SECONDS = 4 * 60 * 60
/** A link dies this many days after its round's due day, or after it was made when that was later; with its round at the latest. */
const GRACE_DAYS = 28

/** Makes a personal link for one person and one round; returns its secret, which is kept nowhere. */
export async function mintLink(
  tx: Tx,
  link: { schoolId: string; roundId: string; personId: string; sentTo: string },
): Promise<string> {
  const { dueOn } = await tx.round.findUniqueOrThrow({ where: { id: link.roundId }, select: { dueOn: true } })
  const secret = randomSecret()
  const from = [dayOf(dueOn), londonDay(now())].sort().at(-1) ?? dayOf(dueOn)
  const expiresAt = startOfLondonDay(addDays(from, GRACE_DAYS + 1))
  await tx.signingLink.create({ data: { ...link, tokenHash: hashSecret(secret), expiresAt }, select: { id: true } })
  return secret
}

export type LinkView = {
  schoolId: string
  schoolName: string
  accent: string
  hasCrest: boolean
  personName: string
  roundName: string
  /** Whether the link still opens the forms, and if not, why. */
  state: 'works' | 'expired' | 'closed'
}

const linkSelect = {
  id: true,
  schoolId: true,
  personId: true,
  sentTo: true,
  expiresAt: true,
  revokedAt: true,
  person: { select: { displayName: true, archivedAt: true } },
  round: { select: { name: true, status: true } },
  school: { select: { name: true, accent: true, crestType: true } },
} as const

/** Whose link this is, for the page before the button; looking uses nothing up. */
export async function describeLink(secret: string): Promise<LinkView | null> {
  const link = await db.signingLink.findUnique({ where: { tokenHash: hashSecret(secret) }, select: linkSelect })
  if (!link || link.person.archivedAt || link.revokedAt) return null
  const state = link.round.status === 'closed' ? 'closed' : link.expiresAt <= now() ? 'expired' : 'works'
  return {
    schoolId: link.schoolId,
    schoolName: link.school.name,
    accent: link.school.accent,
    hasCrest: link.school.crestType !== null,
    personName: link.person.displayName,
    roundName: link.round.name,
    state,
  }
}

/** Exchanges a link, by a press of its button, for the secret of a visit; null when it does not work any more. */
export async function exchangeLink(secret: string): Promise<string | null> {
  const link = await db.signingLink.findUnique({ where: { tokenHash: hashSecret(secret) }, select: linkSelect })
  if (!link || link.revokedAt || link.person.archivedAt || link.round.status === 'closed' || link.expiresAt <= now())
    return null
  const visit = randomSecret()
  await db.linkSession.create({
    data: {
      linkId: link.id,
      secretHash: hashSecret(visit),
      expiresAt: new Date(Math.min(now().getTime() + LINK_SESSION_SECONDS * 1000, link.expiresAt.getTime())),
    },
    select: { id: true },
  })
  return visit
}
