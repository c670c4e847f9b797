import 'server-only'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { formatUkDate } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'
import { MAIL_FROM, PACK_KIND_LABELS } from './types'

/** Where a pack is looked at and downloaded, by somebody who is signed in. */
export const packUrl = (packId: string) => `${env.BASE_URL}/print/${packId}`

/** Tells whoever asked for a long pack that it is there; once, however often it is called. */
export async function mailPack(tx: Tx, packId: string): Promise<void> {
  const { accountId, schoolId, kind, title, total, pages, expiresAt, school } = await tx.printPack.findUniqueOrThrow({
    where: { id: packId },
    select: {
      accountId: true,
      schoolId: true,
      kind: true,
      title: true,
      total: true,
      pages: true,
      expiresAt: true,
      school: { select: { name: true, accent: true } },
    },
  })
  if (total < MAIL_FROM) return
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { email: true } })
  if (!account?.email) return
  const subject = `Ready to print: ${PACK_KIND_LABELS[kind].toLowerCase()}`
  const body = mailBody({
    school,
    heading: 'Ready to print',
    // No name of a person stands in a title but that of a single form, which is never long.
    paragraphs: [
      `${PACK_KIND_LABELS[kind]}, ${title}: ${counted(pages, 'page')} in one PDF.`,
      `You can download it until ${formatUkDate(expiresAt)}; then it is deleted. You have to be signed in.`,
    ],
    button: { label: 'Go to the file', href: packUrl(packId) },
    footer: `You get this message because you asked for this file at ${school.name}.`,
  })
  await queueMessage(tx, { schoolId, key: `pack:${packId}`, to: account.email, subject, ...body })
}
