import 'server-only'
import { hashSecret } from '@/lib/auth/tokens'
import { dayOf, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { weekday } from '@/lib/format/due'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'
import { mintLink } from './links'

const linkSelect = {
  schoolId: true,
  roundId: true,
  personId: true,
  sentTo: true,
  revokedAt: true,
  person: { select: { displayName: true, email: true, archivedAt: true } },
  round: { select: { name: true, status: true, dueOn: true } },
  school: { select: { name: true, accent: true, contactEmail: true, contactPhone: true } },
} as const

/**
 * Mails a new link to where the old one went, once a day for each person and round. Whoever asks learns nothing: an
 * unknown link, a closed round and an address that is no longer the person's end the same way.
 */
export async function requestFreshLink(secret: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const link = await tx.signingLink.findUnique({ where: { tokenHash: hashSecret(secret) }, select: linkSelect })
    if (!link || link.revokedAt || link.person.archivedAt || link.round.status !== 'open') return
    const { schoolId, roundId, personId, sentTo, person, round, school } = link
    // An old link must not lead a new one into a mailbox that the person has left.
    if (person.email !== sentTo.toLowerCase()) return
    const key = `link.fresh:${roundId}:${personId}:${londonDay(now())}`
    if (await tx.message.findUnique({ where: { key }, select: { id: true } })) return
    const token = await mintLink(tx, { schoolId, roundId, personId, sentTo })
    const whom = [school.contactEmail, school.contactPhone].filter(Boolean).join(' or ')
    const body = mailBody({
      school,
      heading: 'Your new link',
      paragraphs: [
        `Dear ${person.displayName},`,
        `here is the new link that was asked for. It opens your forms for “${round.name}”, which are due by ${weekday(dayOf(round.dueOn))}.`,
        'Please do not pass it on: it opens your forms, and nobody else’s.',
      ],
      button: { label: 'Open my forms', href: `${env.BASE_URL}/l/${token}` },
      footer: `If you did not ask for this, you need do nothing.${whom ? ` Questions: ${whom}.` : ' Questions: please ask the school office.'}`,
    })
    await queueMessage(tx, { schoolId, key, to: sentTo, subject: `A new link to your forms: ${school.name}`, ...body })
  })
}
