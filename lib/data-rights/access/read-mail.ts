import 'server-only'
import type { Tx } from '@/lib/db/client'
import { iso, isoOrNull, type Part } from './content'
import type { Subject } from './subject'
import { withoutLinks } from './withhold'

/** Mail to the person and the personal links they were sent; where somebody else reads the same address, only what names them as its reader. */
export async function readMail(tx: Tx, subject: Subject): Promise<Part<'messages' | 'links' | 'drafts'>> {
  const of = { schoolId: subject.schoolId, personId: { in: subject.personIds } }
  const links = await tx.signingLink.findMany({
    where: of,
    orderBy: { createdAt: 'asc' },
    select: {
      sentTo: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      round: { select: { name: true } },
      sessions: { orderBy: { createdAt: 'asc' }, select: { createdAt: true } },
    },
  })
  const drafts = await tx.signingDraft.findMany({
    where: { schoolId: subject.schoolId, slot: { personId: { in: subject.personIds } } },
    select: {
      data: true,
      updatedAt: true,
      slot: { select: { request: { select: { agreementVersion: { select: { title: true } } } } } },
    },
  })
  return {
    messages: await messagesOf(tx, subject),
    links: links.map(({ round, sessions, sentTo, createdAt, expiresAt, revokedAt }) => ({
      round: round.name,
      sentTo,
      sentAt: iso(createdAt),
      endsAt: iso(expiresAt),
      revokedAt: isoOrNull(revokedAt),
      openedAt: sessions.map((session) => iso(session.createdAt)),
    })),
    drafts: drafts.map(({ data, updatedAt, slot }) => ({
      form: slot.request.agreementVersion.title,
      changedAt: iso(updatedAt),
      typed: data as Record<string, unknown>,
    })),
  }
}

async function messagesOf(tx: Tx, { schoolId, personIds }: Subject): Promise<Part<'messages'>['messages']> {
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: { email: true } })
  const addresses = [...new Set(people.flatMap(({ email }) => email?.toLowerCase() ?? []))]
  const shared = await tx.person.findMany({
    where: { email: { in: addresses }, id: { notIn: personIds }, erasedAt: null },
    select: { email: true },
  })
  const own = addresses.filter((address) => !shared.some(({ email }) => email?.toLowerCase() === address))
  const responses = await tx.response.findMany({
    where: { schoolId, signerId: { in: personIds } },
    select: { id: true },
  })
  const keys = [...personIds.map((id) => `%:${id}:%`), ...responses.map(({ id }) => `copy:${id}`)]
  const found = await tx.$queryRaw<
    { to: string; createdAt: Date; sentAt: Date | null; state: string; subject: string; text: string }[]
  >`
    SELECT "to", "createdAt", "sentAt", state::text AS state, subject, text FROM "Message"
    WHERE coalesce("schoolId", ${schoolId}::uuid) = ${schoolId}::uuid AND "to" <> ''
      AND ("to" = ANY(${own}::text[]) OR ("schoolId" = ${schoolId}::uuid AND key LIKE ANY(${keys}::text[])))
    ORDER BY "createdAt"`
  return found.map(({ to, createdAt, sentAt, state, subject, text }) => ({
    to,
    at: iso(createdAt),
    sentAt: isoOrNull(sentAt),
    state,
    subject,
    text: withoutLinks(text),
  }))
}
