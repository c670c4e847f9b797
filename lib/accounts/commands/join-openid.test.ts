import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newSubject } from '@/lib/auth/openid/journey.factory'
import type { OpenIdProof } from '@/lib/auth/openid/types'
import { db } from '@/lib/db/client'
import { aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aMember, auditOf } from '../accounts.factory'
import { joinOpenId } from './join-openid'
import { signInByOpenId } from './sign-in-by-openid'
import { suspendAccount } from './stop-and-restore'

const address = () => `o${randomInt(1e12)}@oakfield.example`
const ISSUER = 'https://login.school.example'

const proofFor = (schoolId: string, email: string | null, more: Partial<OpenIdProof> = {}): OpenIdProof => ({
  schoolId,
  kind: 'other',
  issuer: ISSUER,
  clientId: 'countersign',
  subject: newSubject(),
  addresses: email ? [email] : [],
  ...more,
})
const refusalsAt = async (schoolId: string) =>
  (await db.auditEntry.findMany({ where: { schoolId, action: 'openid.refused' } })).map(({ after }) => after)

describe('a first sign-in with the school’s own accounts', () => {
  test('joins to the person of the address, makes the account that is missing, and leaves its entries', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id, { email: address() })
    const proof = proofFor(school.id, pupil.email)
    const result = await signInByOpenId(proof)
    const identity = await db.openIdIdentity.findFirstOrThrow({ where: { subject: proof.subject } })
    expect(identity).toMatchObject({ personId: pupil.id, email: pupil.email })
    expect(result).toEqual({ accountId: identity.accountId })
    expect(await auditOf(identity.accountId)).toEqual(['account.created', 'openid.joined'])
    const account = await db.account.findUniqueOrThrow({ where: { id: identity.accountId } })
    expect(account).toMatchObject({ name: pupil.displayName, email: pupil.email, passwordHash: null })
  })

  test('joins to the account that the person has', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    expect(await signInByOpenId(proofFor(school.id, member.email))).toEqual({ accountId: member.accountId })
    expect(await auditOf(member.accountId)).toEqual(['openid.joined'])
  })

  test('the second sign-in goes by the subject, whatever the address is by then', async () => {
    const school = await aSchool()
    const [mina, other] = [await aPupil(school.id, { email: address() }), await aPupil(school.id, { email: address() })]
    const proof = proofFor(school.id, mina.email)
    const first = await signInByOpenId(proof)
    for (const addresses of [[address()], [other.email ?? ''], []]) {
      expect(await signInByOpenId({ ...proof, addresses })).toEqual(first)
    }
  })

  test('never by name, and never to somebody of another school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const email = address()
    const stranger = await aPupil(theirs.id, { email })
    await aPupil(ours.id, { givenName: stranger.displayName, email: address() })
    expect(await signInByOpenId(proofFor(ours.id, email))).toEqual({ refused: 'unknown' })
    expect(await refusalsAt(ours.id)).toMatchObject([{ reason: 'unknown', address: ['o…@oakfield.example'] }])
    expect(await db.openIdIdentity.count({ where: { schoolId: { in: [ours.id, theirs.id] } } })).toBe(0)
  })

  test('nobody without a verified address', async () => {
    const school = await aSchool()
    await aPupil(school.id)
    expect(await signInByOpenId(proofFor(school.id, null))).toEqual({ refused: 'unverified' })
  })

  test('an address of two people is nobody’s', async () => {
    const school = await aSchool()
    const [email, accounts] = [address(), address()]
    const both = [await aPerson(school.id, 'parent', { email }), await aPerson(school.id, 'parent', { email })]
    expect(await signInByOpenId(proofFor(school.id, email))).toEqual({ refused: 'shared' })
    const [refusal] = await refusalsAt(school.id)
    expect((refusal as { people: string[] }).people.sort()).toEqual(both.map(({ id }) => id).sort())

    // The account of one person, the record of another.
    const member = await aMember(school.id)
    await db.account.update({ where: { id: member.accountId }, data: { email: accounts } })
    await aPerson(school.id, 'staff', { email: accounts })
    expect(await signInByOpenId(proofFor(school.id, accounts))).toEqual({ refused: 'shared' })
  })

  test('a stopped account and a leaver stay out, joined or not', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    const proof = proofFor(school.id, member.email)
    await signInByOpenId(proof)
    await suspendAccount(school.headteacher, { accountId: member.accountId, reason: 'Lost the laptop' })
    expect(await signInByOpenId(proof)).toEqual({ refused: 'stopped' })
    expect(await signInByOpenId(proofFor(school.id, member.email))).toEqual({ refused: 'stopped' })

    const leaver = await aPerson(school.id, 'staff', { email: address() })
    await db.membership.updateMany({ where: { personId: leaver.id }, data: { endsOn: new Date('2026-01-01') } })
    expect(await signInByOpenId(proofFor(school.id, leaver.email))).toEqual({ refused: 'left' })
    await db.person.update({ where: { id: leaver.id }, data: { archivedAt: new Date() } })
    expect(await signInByOpenId(proofFor(school.id, leaver.email))).toEqual({ refused: 'left' })
  })

  test('an address that went to another person at the provider opens nothing, a new client id does', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    await signInByOpenId(proofFor(school.id, member.email))
    expect(await signInByOpenId(proofFor(school.id, member.email))).toEqual({ refused: 'taken' })
    const anew = await signInByOpenId(proofFor(school.id, member.email, { clientId: 'registered anew' }))
    expect(anew).toEqual({ accountId: member.accountId })
  })

  test('one school’s sign-in does not open an account that reaches another school, now or later', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const both = await aMember(ours.id)
    const there = await aPerson(theirs.id, 'parent')
    await db.accountPerson.create({ data: { accountId: both.accountId, personId: there.id } })
    expect(await signInByOpenId(proofFor(ours.id, both.email))).toEqual({ refused: 'elsewhere' })

    const member = await aMember(ours.id)
    const proof = proofFor(ours.id, member.email)
    await signInByOpenId(proof)
    const trust = await db.trust.create({ data: { name: 'Alder Trust' } })
    await db.grant.create({ data: { accountId: member.accountId, trustId: trust.id, post: 'trust_officer' } })
    expect(await signInByOpenId(proof)).toEqual({ refused: 'elsewhere' })
  })

  test('two windows at once make one account and one join', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id, { email: address() })
    const proof = proofFor(school.id, pupil.email)
    const [one, two] = await Promise.all([signInByOpenId(proof), signInByOpenId(proof)])
    expect(one).toEqual(two)
    expect(await db.accountPerson.count({ where: { personId: pupil.id } })).toBe(1)
    expect(await db.openIdIdentity.count({ where: { personId: pupil.id } })).toBe(1)
  })

  test('is no post’s to run, refuses another school’s job, and names what is wrong', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const proof = proofFor(ours.id, address())
    await expect(joinOpenId(ours.headteacher, proof)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(joinOpenId(theirs.job, proof)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(joinOpenId(ours.job, { ...proof, subject: '' })).rejects.toMatchObject({
      fieldErrors: { subject: [expect.any(String)] },
    })
  })
})
