import 'server-only'
import type { Scope } from '@/lib/auth/permissions'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { invitableWhere } from '../invitable'
import { sendInvitation } from '../invitation'
import { InviteAccountInput } from '../schema'

/** Gives a person of the school an account without any post, and mails them the first sign-in; again if it was not used. */
export const inviteAccount = command({
  permission: 'accounts.invite',
  input: InviteAccountInput,
  async run({ tx, input, scopes }) {
    const person = await personToInvite(tx, input.personId, scopes)
    const email = person.email
    if (!email) throw new AppError('CONFLICT', 'This person has no e-mail address. Add one to their record first.')
    const existing = person.accounts[0]?.account
    if (existing?.lastSignInAt) throw new AppError('CONFLICT', 'This person uses their account already.')
    if (existing?.suspendedAt) throw new AppError('CONFLICT', 'This person’s account is stopped. Restore it first.')
    if (existing && (await justInvited(tx, existing.id))) {
      throw new AppError('CONFLICT', 'An invitation has just been sent to this person.')
    }
    const accountId = existing?.id ?? (await joinOrMake(tx, { ...person, email }))
    await sendInvitation(tx, { accountId, name: person.displayName, email, school: person.school })
    return {
      output: { accountId },
      audit: {
        action: 'account.invited',
        subject: accountId,
        schoolId: person.schoolId,
        after: { personId: person.id },
      },
    }
  },
})

async function personToInvite(tx: Tx, personId: string, scopes: Scope[]) {
  // Of two presses at once the second waits here, and then sees what the first has done.
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
  const person = await tx.person.findFirst({
    where: { id: personId, ...invitableWhere(scopes) },
    select: {
      id: true,
      schoolId: true,
      displayName: true,
      email: true,
      school: { select: { id: true, name: true, accent: true } },
      accounts: { select: { account: { select: { id: true, lastSignInAt: true, suspendedAt: true } } } },
    },
  })
  if (!person) throw new AppError('NOT_FOUND', 'We cannot find that person.')
  return person
}

type Invited = { id: string; schoolId: string; displayName: string; email: string }

/** The account of the same name and address at another school is the same person's; anyone else gets one of their own. */
async function joinOrMake(tx: Tx, person: Invited): Promise<string> {
  const own = await tx.account.findFirst({
    where: {
      email: person.email,
      name: person.displayName,
      suspendedAt: null,
      people: { none: { person: { schoolId: person.schoolId } } },
    },
    select: { id: true },
  })
  if (own) {
    await tx.accountPerson.create({ data: { accountId: own.id, personId: person.id }, select: { personId: true } })
    return own.id
  }
  const made = await tx.account.create({
    data: { name: person.displayName, email: person.email, people: { create: { personId: person.id } } },
    select: { id: true },
  })
  return made.id
}

const justInvited = async (tx: Tx, accountId: string) =>
  (await tx.signInToken.findFirst({
    where: { accountId, purpose: 'invitation', usedAt: null, createdAt: { gt: new Date(Date.now() - 60_000) } },
    select: { id: true },
  })) !== null
