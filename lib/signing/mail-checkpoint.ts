import 'server-only'
import { daysBetween, londonDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'
import { putFile } from '@/lib/storage/files'
import { type Checkpoint, checkpointFileName, checkpointText } from './checkpoint'
import type { CheckpointRhythm } from './types'

const DAYS: Record<CheckpointRhythm, number> = { daily: 1, weekly: 7, never: Number.POSITIVE_INFINITY }

/** The addresses of the headteachers' accounts at a school. */
export async function accountsToMail(tx: Tx, schoolId: string): Promise<string[]> {
  const accounts = await tx.account.findMany({
    where: {
      suspendedAt: null,
      grants: { some: { schoolId, post: 'headteacher', endedAt: null } },
      email: { not: null },
    },
    orderBy: { id: 'asc' },
    select: { email: true },
  })
  return accounts.flatMap((account) => account.email ?? [])
}

/**
 * Mails a checkpoint to the headteachers when it covers more than the last one that went and the school's rhythm lets it,
 * which somebody who asks for one need not await; returns to how many. Runs under the lock of the chain's head.
 */
export async function mailCheckpoint(tx: Tx, checkpoint: Checkpoint, asked: boolean): Promise<number> {
  const { school: schoolId, sequence } = checkpoint
  const school = await tx.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { name: true, urn: true, accent: true, checkpointMail: true },
  })
  const { rhythm = 'daily', sequence: mailed = 0, mailedAt = null } = school.checkpointMail ?? {}
  const madeAt = new Date(checkpoint.madeAt)
  const early = mailedAt && daysBetween(londonDay(mailedAt), londonDay(madeAt)) < DAYS[rhythm]
  if (rhythm === 'never' || sequence <= mailed || (early && !asked)) return 0
  const addresses = await accountsToMail(tx, schoolId)
  if (addresses.length === 0) return 0
  const text = checkpointText(checkpoint)
  const file = {
    name: checkpointFileName(school.urn, checkpoint),
    sha256: await putFile(tx, schoolId, Buffer.from(text, 'utf8'), 'application/json'),
  }
  const message = letter(school, checkpoint, text.trim())
  for (const to of addresses) {
    // The key stops a second one of the same head, should the row below have been lost with a restored backup.
    const key = `checkpoint:${schoolId}:${sequence}:${to}`
    await queueMessage(tx, { schoolId, key, to, ...message, attachments: [file] })
  }
  const sent = { sequence, mailedAt: madeAt }
  await tx.checkpointMail.upsert({ where: { schoolId }, create: { schoolId, ...sent }, update: sent })
  return addresses.length
}

function letter(school: { name: string; accent: string }, { sequence, madeAt }: Checkpoint, text: string) {
  const entries = counted(sequence, 'entry', 'entries')
  const at = formatUkDateTime(new Date(madeAt))
  return {
    subject: `Please keep: checkpoint of ${entries}, ${at}`,
    ...mailBody({
      school,
      heading: `A checkpoint of ${entries}`,
      paragraphs: [
        `This is the signed state of the record of signatures on ${at}. Nobody’s name is in it.`,
        'Please keep this message, and forward it to somebody outside the school’s office, such as the chair of governors: as long as it lies where nobody at the school can change it, anybody can find out with it whether a signature was altered, taken out or put in later.',
        'The attached file is the checkpoint. It stands here once more, in case attachments get lost:',
        text,
      ],
      button: { label: 'All checkpoints', href: `${env.BASE_URL}/evidence` },
      footer:
        'You get this because you are a headteacher in Countersign. How often it comes is set on the page of the checkpoints.',
    }),
  }
}
