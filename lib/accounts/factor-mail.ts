import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { DEFAULT_ACCENT } from '@/lib/format/accent'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'

/** Tells an account's owner what has changed about their second step; `what` is a whole sentence. */
export async function mailFactorChange(tx: Tx, accountId: string, what: string) {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, name: true },
  })
  if (!account.email) return
  const body = mailBody({
    school: { name: 'Countersign', accent: DEFAULT_ACCENT },
    heading: 'A change to how you sign in',
    paragraphs: [
      `Dear ${account.name},`,
      `${what} This was on ${formatUkDateTime(now())}.`,
      'If it was you, there is nothing to do.',
      'If it was not, somebody else may be in your account: sign in, choose another password and sign out everywhere, and tell a headteacher of your school today.',
    ],
    button: { label: 'Open my account', href: `${env.BASE_URL}/account` },
    footer: 'You get this mail with every change to your second step. It cannot be turned off.',
  })
  await queueMessage(tx, {
    schoolId: null,
    key: null,
    to: account.email,
    subject: 'A change to how you sign in',
    ...body,
  })
}
