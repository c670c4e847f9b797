import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { DEFAULT_ACCENT } from '@/lib/format/accent'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'
import { hashSecret, randomSecret } from './tokens'

export const LINK_MINUTES = 30
/** So that nobody can fill another person's mailbox. */
const LIVE_LINKS = 5

/** Mails a link to the address if an account has it; the caller learns nothing about that. */
export async function sendSignInLink(address: string): Promise<void> {
  const email = address.trim().toLowerCase()
  await db.$transaction(async (tx) => {
    const account = await tx.account.findFirst({
      where: { email, suspendedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    if (!account || (await liveLinks(tx, email)) >= LIVE_LINKS) return
    const secret = randomSecret()
    const expiresAt = new Date(Date.now() + LINK_MINUTES * 60_000)
    await tx.signInToken.create({
      data: { accountId: account.id, tokenHash: hashSecret(secret), purpose: 'sign_in', expiresAt },
      select: { id: true },
    })
    const body = mailBody({
      school: { name: 'Countersign', accent: DEFAULT_ACCENT },
      heading: 'Your link to sign in',
      paragraphs: [
        'You asked for a link to sign in without a password.',
        `It works once, and for ${LINK_MINUTES} minutes. On the page that opens, press “Sign in”.`,
      ],
      button: { label: 'Go to sign in', href: `${env.BASE_URL}/sign-in/link/${secret}` },
      footer: 'If you did not ask for this, do nothing: nobody can sign in without the link.',
    })
    await queueMessage(tx, { schoolId: null, key: null, to: email, subject: 'Your link to sign in', ...body })
  })
}

const liveLinks = (tx: Tx, email: string) =>
  tx.signInToken.count({
    where: { account: { email }, purpose: 'sign_in', usedAt: null, expiresAt: { gt: new Date() } },
  })

const live = (secret: string) => ({ tokenHash: hashSecret(secret), usedAt: null, expiresAt: { gt: new Date() } })

/** Whether a link still works; looking uses nothing up. */
export const isLiveLink = async (secret: string) =>
  (await db.signInToken.findFirst({ where: live(secret), select: { id: true } })) !== null

/** Uses the link up, and returns the accounts its mailbox opens: more than one where people share the address. */
export async function takeSignInLink(secret: string): Promise<{ accountIds: string[]; invited: boolean }> {
  return db.$transaction(async (tx) => {
    // Conditional: of two presses, and of two people with the same mail, one succeeds.
    const [token] = await tx.signInToken.updateManyAndReturn({
      where: live(secret),
      data: { usedAt: new Date() },
      select: { accountId: true, purpose: true },
    })
    if (!token) throw new AppError('CONFLICT', 'This link has been used already, or is too old. Ask for a new one.')
    const { email } = await tx.account.findUniqueOrThrow({ where: { id: token.accountId }, select: { email: true } })
    // An invitation names one person; a sign-in link proves a mailbox and no more.
    const whose = token.purpose === 'sign_in' && email ? { email } : { id: token.accountId }
    const accounts = await tx.account.findMany({
      where: { ...whose, suspendedAt: null },
      orderBy: { name: 'asc' },
      select: { id: true },
    })
    if (accounts.length === 0)
      throw new AppError('FORBIDDEN', 'This account has been stopped. Please ask the school office.')
    return { accountIds: accounts.map(({ id }) => id), invited: token.purpose === 'invitation' }
  })
}

/** The names to choose from, for the holder of a choice cookie. */
export const namesOf = (accountIds: string[]) =>
  db.account.findMany({
    where: { id: { in: accountIds }, suspendedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
