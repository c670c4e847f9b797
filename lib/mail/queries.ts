import 'server-only'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { getFile } from '@/lib/storage/files'
import { Attachments } from './attachments'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** The demo's mailbox stands open only where nobody but this computer can look into it, and no mail leaves the house. */
export const isMailboxOpen = () => env.COUNTERSIGN_DEMO !== 'off' && LOOPBACK.includes(env.HOST) && !env.MAIL_URL

const PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Messages of the demo, newest first, 50 to a page, whose address holds `search`; null where there is no mailbox. */
export async function listMailbox({ search, page }: { search: string; page: number }) {
  if (!isMailboxOpen()) return null
  const where = search ? { to: { contains: search.trim().toLowerCase() } } : {}
  const [total, messages] = await Promise.all([
    db.message.count({ where }),
    db.message.findMany({
      where,
      select: { id: true, to: true, subject: true, createdAt: true, state: true, attachments: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
  ])
  return {
    total,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    messages: messages.map(({ attachments, ...message }) => ({ ...message, attachments: namesOf(attachments) })),
  }
}

/** One message of the demo, or null. */
export async function getMailboxMessage(messageId: string) {
  if (!isMailboxOpen() || !UUID.test(messageId)) return null
  const message = await db.message.findUnique({
    where: { id: messageId },
    select: { id: true, to: true, subject: true, text: true, createdAt: true, attachments: true },
  })
  return message && { ...message, attachments: namesOf(message.attachments) }
}

/** The bytes of a PDF that goes with a message of the demo, by its place in the list; or null. */
export async function getMailboxAttachment(messageId: string, at: number) {
  if (!isMailboxOpen() || !UUID.test(messageId)) return null
  const message = await db.message.findUnique({
    where: { id: messageId },
    select: { schoolId: true, attachments: true },
  })
  const named = message ? Attachments.parse(message.attachments)[at] : undefined
  const file = message?.schoolId && named ? await getFile(message.schoolId, named.sha256) : null
  return named && file?.contentType === 'application/pdf' ? { name: named.name, bytes: file.bytes } : null
}

const namesOf = (attachments: unknown) => Attachments.parse(attachments).map((file) => file.name)
