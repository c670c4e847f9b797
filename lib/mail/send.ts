import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { db, type Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { JobHandler } from '@/lib/jobs/types'
import { getFile } from '@/lib/storage/files'
import { Attachments } from './attachments'

const Payload = z.object({ messageId: z.uuid() })

type Letter = NonNullable<Awaited<ReturnType<typeof readMessage>>>

type Post = { mailUrl: string | undefined; from: string; demo: boolean }

/** The job `mail.send`: sends a message once, keeps why it could not, and gives up on its last attempt. */
export function mailSender(post: Post): JobHandler {
  return async (payload, { isLast }) => {
    const { messageId } = Payload.parse(payload)
    const failure = await db.$transaction(
      async (tx) => {
        // The row stays locked while the server answers: a second worker waits here and then finds the message sent.
        await tx.$queryRaw`SELECT 1 FROM "Message" WHERE id = ${messageId}::uuid FOR UPDATE`
        const message = await readMessage(tx, messageId)
        if (!message || message.state === 'sent') return null
        const error = await attempt(() => handOver(message, post))
        await tx.message.update({ where: { id: messageId }, data: outcome(error, isLast) })
        return error
      },
      { timeout: 180_000, maxWait: 30_000 },
    )
    if (failure) throw failure
  }
}

export const sendMail = mailSender({
  mailUrl: env.MAIL_URL,
  from: env.MAIL_FROM,
  demo: env.COUNTERSIGN_DEMO !== 'off',
})

const readMessage = (tx: Tx, id: string) =>
  tx.message.findUnique({
    where: { id },
    select: {
      id: true,
      schoolId: true,
      to: true,
      subject: true,
      text: true,
      html: true,
      attachments: true,
      state: true,
    },
  })

async function attempt(work: () => Promise<void>): Promise<Error | null> {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const outcome = (error: Error | null, isLast: boolean) => ({
  attempts: { increment: 1 },
  ...(error
    ? { state: isLast ? ('failed' as const) : ('queued' as const), lastError: error.message.slice(0, 500) }
    : { state: 'sent' as const, lastError: null, sentAt: new Date() }),
})

async function handOver(message: Letter, { mailUrl, from, demo }: Post) {
  if (!mailUrl) {
    // In the demo a message has arrived once it is written: the page /demo/mailbox shows it.
    if (demo) return
    throw new Error('No mail server is set: MAIL_URL is empty.')
  }
  const transport = connect(mailUrl)
  try {
    await transport.sendMail({
      from,
      // As an object, so that no address can be read as two.
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      html: message.html,
      attachments: await attached(message),
      // The same on every attempt: a server that has the message already can tell.
      messageId: `<${message.id}@${domainOf(from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    transport.close()
  }
}

const connect = (mailUrl: string): Transporter =>
  createTransport(mailUrl, { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 } as object)

async function attached({ schoolId, attachments }: Letter) {
  return Promise.all(
    Attachments.parse(attachments).map(async ({ name, sha256 }) => {
      const file = schoolId ? await getFile(schoolId, sha256) : null
      if (!file) throw new Error(`The file ${name} that goes with this message is not in the store.`)
      return { filename: name, content: Buffer.from(file.bytes), contentType: file.contentType }
    }),
  )
}

const domainOf = (from: string) => /@([^\s>]+)/.exec(from)?.[1] ?? 'countersign.invalid'
