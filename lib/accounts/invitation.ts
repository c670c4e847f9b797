import 'server-only'
import { hashSecret, randomSecret } from '@/lib/auth/tokens'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'

const DAYS = 7

type Invitation = {
  accountId: string
  name: string
  email: string
  school: { id: string; name: string; accent: string }
}

/** Writes an invitation that voids the earlier ones, and queues its mail. */
export async function sendInvitation(tx: Tx, { accountId, name, email, school }: Invitation) {
  const now = new Date()
  await tx.signInToken.updateMany({ where: { accountId, purpose: 'invitation', usedAt: null }, data: { usedAt: now } })
  const secret = randomSecret()
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000)
  await tx.signInToken.create({
    data: { accountId, tokenHash: hashSecret(secret), purpose: 'invitation', expiresAt },
    select: { id: true },
  })
  const body = mailBody({
    school,
    heading: 'Your account is ready',
    paragraphs: [
      `Dear ${name},`,
      `${school.name} has made you an account on Countersign, where you read and sign the school’s agreements.`,
      `Press the button to sign in for the first time. It works once and for ${DAYS} days. You can then choose a password, or go on signing in by e-mail.`,
    ],
    button: { label: 'Open my account', href: `${env.BASE_URL}/sign-in/link/${secret}` },
    footer: 'If you did not expect this, tell the school office. Without the link above nobody can use the account.',
  })
  await queueMessage(tx, {
    schoolId: school.id,
    key: null,
    to: email,
    subject: `Your account at ${school.name}`,
    ...body,
  })
}
