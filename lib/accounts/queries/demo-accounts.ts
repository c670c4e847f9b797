import 'server-only'
import { POST_LABELS, POSTS, type Post } from '@/lib/auth/actor'
import { demoButtons } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { MEMBERSHIP_LABELS, type MembershipKind } from '@/lib/people/types'
import type { DemoAccount } from '../types'

const WORK: Record<Post, string> = {
  headteacher: 'Sees at once who has not signed, publishes agreements, gives and takes back posts.',
  office: 'Runs the rounds, chases, prints copies and keeps the roll.',
  safeguarding_lead: 'Sees everything, and changes nothing.',
  it_manager: 'Looks after the accounts of staff, and sees the audit trail.',
  class_teacher: 'Opens a signing session for one class.',
  clerk: 'Keeps the governors’ records and drafts policies.',
  trust_officer: 'Looks after all schools of the trust.',
}

const SIGNING: Partial<Record<MembershipKind, string>> = {
  staff: 'Signs the staff agreement again each year.',
  governor: 'Signs the governors’ agreement.',
  volunteer: 'Signs before helping in school.',
  pupil: 'Signs the pupils’ agreement.',
  parent: 'Signs for all their children in one visit.',
}

const STANDING = { suspendedAt: null, email: { not: null } }

/** One account for each post and each kind of signer, in demo mode; otherwise none, whatever the database holds. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (!demoButtons()) return []
  const holders = await Promise.all(POSTS.map(holderOf))
  const signers = await Promise.all((Object.keys(SIGNING) as MembershipKind[]).map(signerOf))
  return [...holders, ...signers].filter((account) => account !== null)
}

async function holderOf(post: Post): Promise<DemoAccount | null> {
  const grant = await db.grant.findFirst({
    where: { post, endedAt: null, account: STANDING },
    orderBy: { id: 'asc' },
    select: { account: { select: { id: true, name: true } }, class: { select: { name: true } } },
  })
  if (!grant) return null
  const title = grant.class ? `${POST_LABELS[post]}, ${grant.class.name}` : POST_LABELS[post]
  return { accountId: grant.account.id, name: grant.account.name, title, description: WORK[post] }
}

async function signerOf(kind: MembershipKind): Promise<DemoAccount | null> {
  const account = await db.account.findFirst({
    where: {
      ...STANDING,
      grants: { none: { endedAt: null } },
      people: { some: { person: { archivedAt: null, memberships: { some: { kind, endsOn: null } } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  })
  if (!account) return null
  return { accountId: account.id, name: account.name, title: MEMBERSHIP_LABELS[kind], description: SIGNING[kind] ?? '' }
}
