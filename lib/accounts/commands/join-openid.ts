import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import type { OpenIdProof, OpenIdRefusal } from '@/lib/auth/openid/types'
import { dateOnly, londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { standsElsewhere } from '../elsewhere'
import { OpenIdProofInput } from '../schema'

export type Joined = { accountId: string } | { refused: OpenIdRefusal }

/**
 * A first sign-in with the school's own accounts: joined to the one person of this school whose address the provider has
 * proved, never by name, and refused, with an entry in the trail, wherever that leaves a doubt.
 */
export const joinOpenId = command({
  permission: 'system.run',
  input: OpenIdProofInput,
  async run({ tx, schools, input: proof }): Promise<{ output: Joined; audit: AuditEntry | [AuditEntry, AuditEntry] }> {
    if (!schools.schoolId.in.includes(proof.schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const { person, refused, people } = await personOf(tx, proof)
    if (!person) return refusal(proof, refused, people)
    const [account, another] = person.accounts.map(({ account }) => account)
    if (another) return refusal(proof, 'shared', people)
    if (account?.suspendedAt) return refusal(proof, 'stopped', people)
    if (account && (await standsElsewhere(tx, account.id, proof.schoolId))) return refusal(proof, 'elsewhere', people)
    if (account && (await isTaken(tx, account.id, proof))) return refusal(proof, 'taken', people)

    const made = account ?? (await makeAccount(tx, person))
    const { schoolId, kind, issuer, subject, clientId } = proof
    await tx.openIdIdentity.create({
      data: { schoolId, issuer, subject, clientId, accountId: made.id, personId: person.id, email: person.email ?? '' },
      select: { id: true },
    })
    const joined: AuditEntry = {
      action: 'openid.joined',
      subject: made.id,
      schoolId,
      after: { personId: person.id, signIn: kind },
    }
    const created: AuditEntry = {
      action: 'account.created',
      subject: made.id,
      schoolId,
      after: { personId: person.id },
    }
    return { output: { accountId: made.id }, audit: account ? joined : [created, joined] }
  },
})

type Found = Awaited<ReturnType<typeof peopleAt>>[number]
type PersonOf =
  | { person: Found; refused?: undefined; people: Found[] }
  | { person?: undefined; refused: OpenIdRefusal; people: Found[] }

/** The one person of the school whose address was proved; two who share it, or nobody, are a reason to refuse. */
async function personOf(tx: Tx, proof: OpenIdProof): Promise<PersonOf> {
  if (proof.addresses.length === 0) return { refused: 'unverified', people: [] }
  const all = await peopleAt(tx, proof)
  const people = all.filter(({ archivedAt }) => !archivedAt)
  const [person, another] = people
  if (!person) return { refused: all.length > 0 ? 'left' : 'unknown', people: all }
  if (another || (await othersAccount(tx, proof, person.id))) return { refused: 'shared', people }
  if (person.memberships.length === 0) return { refused: 'left', people }
  return { person, people }
}

async function peopleAt(tx: Tx, { schoolId, addresses }: OpenIdProof) {
  // Of two windows at once the second waits here, and then sees what the first has done.
  await tx.$queryRaw`SELECT id FROM "Person" WHERE "schoolId" = ${schoolId}::uuid AND email = ANY(${addresses}) ORDER BY id
    FOR NO KEY UPDATE`
  return tx.person.findMany({
    where: { schoolId, email: { in: addresses } },
    select: {
      id: true,
      displayName: true,
      email: true,
      archivedAt: true,
      memberships: {
        where: { OR: [{ endsOn: null }, { endsOn: { gt: dateOnly(londonDay(now())) } }] },
        select: { id: true },
      },
      accounts: { select: { account: { select: { id: true, suspendedAt: true } } } },
    },
  })
}

/** An account of somebody else at the school has the address, although their record has not. */
const othersAccount = (tx: Tx, { schoolId, addresses }: OpenIdProof, personId: string) =>
  tx.account.findFirst({
    where: {
      email: { in: addresses },
      people: { some: { person: { schoolId, archivedAt: null } }, none: { personId } },
    },
    select: { id: true },
  })

/** Somebody at this provider is this account already: an address that went to another person there opens nothing here. */
async function isTaken(tx: Tx, accountId: string, { schoolId, issuer, subject, clientId }: OpenIdProof) {
  const taken = await tx.openIdIdentity.findFirst({
    where: { accountId, schoolId, issuer, clientId },
    select: { subject: true },
  })
  if (taken?.subject === subject) throw new AppError('CONFLICT', 'This sign-in was joined a moment ago.')
  return taken !== null
}

const makeAccount = (tx: Tx, person: Found) =>
  tx.account.create({
    data: { name: person.displayName, email: person.email, people: { create: { personId: person.id } } },
    select: { id: true },
  })

/** The trail keeps who could have been meant, and of the address what is enough to recognise it. */
const refusal = (proof: OpenIdProof, refused: OpenIdRefusal, people: Found[]) => ({
  output: { refused },
  audit: {
    action: 'openid.refused' as const,
    subject: people[0]?.id ?? proof.schoolId,
    schoolId: proof.schoolId,
    after: {
      reason: refused,
      signIn: proof.kind,
      address: proof.addresses.map((address) => address.replace(/^(.).*@/, '$1…@')),
      people: people.map(({ id }) => id),
    },
  },
})
