import 'server-only'
import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'

export type NewMessage = {
  /** Null for mail that belongs to no school, such as a sign-in link. */
  schoolId: string | null
  /** Stops duplicates: a second message with the same key is not written. Null where each one counts. */
  key: string | null
  to: string
  subject: string
  text: string
  html: string
  /** Files kept in the school's store. */
  attachments?: { name: string; sha256: string }[]
}

/** Writes a message and the job that sends it; returns its id, or null when the key has been used. */
export async function queueMessage(tx: Tx, { attachments = [], ...message }: NewMessage): Promise<string | null> {
  const [written] = await tx.message.createManyAndReturn({
    data: [{ ...message, subject: oneLine(message.subject), to: message.to.trim().toLowerCase(), attachments }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!written) return null
  // Before the drawing of copies: somebody may be waiting for a sign-in link.
  await addJob(tx, 'mail.send', { messageId: written.id }, { priority: -10 })
  return written.id
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
