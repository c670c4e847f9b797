import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf, expectOnce } from '../accounts.factory'
import { accountsAt } from '../queries/accounts-at'
import { stepTaken, withApp } from '../second-factor.factory'
import { makeRecoveryCodes } from './make-recovery-codes'
import { resetSecondFactor, resetSecondFactorAsOperator } from './reset-second-factor'

const reason = 'Lost the phone'

async function given() {
  const school = await aSchool()
  const member = await aMember(school.id)
  const { actor } = await withApp(member)
  await makeRecoveryCodes(actor, {})
  return { school, member, input: { accountId: member.accountId, reason } }
}
const isSet = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).secondFactorSince !== null

describe('resetSecondFactor', () => {
  test('takes everything away, ends the sessions, tells the owner, and leaves the reason in the trail', async () => {
    const { school, member, input } = await given()
    const begun = Date.now()
    await db.account.update({ where: { id: member.accountId }, data: { sessionsValidFrom: new Date(begun - 1) } })
    await resetSecondFactor(school.headteacher, input)
    expect(await isSet(member.accountId)).toBe(false)
    expect(await db.authenticatorApp.count({ where: { accountId: member.accountId } })).toBe(0)
    expect(await db.recoveryCode.count({ where: { accountId: member.accountId } })).toBe(0)
    expect(await actorOf(member.accountId, begun)).toBeNull()
    expect((await auditOf(member.accountId)).at(-1)).toBe('account.second_factor_reset')
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subject: member.accountId, action: 'account.second_factor_reset' },
    })
    expect(entry).toMatchObject({ schoolId: school.id, after: { reason } })
    const mail = await db.message.findFirstOrThrow({ where: { to: member.email }, orderBy: { id: 'desc' } })
    expect(mail.text).toContain('has reset the second step of your account')
  })

  test('refuses other posts, one’s own account, and what is beyond one’s reach', async () => {
    const { school, input } = await given()
    for (const actor of [school.office, school.itManager, school.safeguardingLead, school.clerk, school.teacher])
      await expect(resetSecondFactor(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const head = await withApp(school.headteacher)
    await expect(resetSecondFactor(head.actor, { accountId: head.actor.accountId, reason })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const trust = await db.trust.create({ data: { name: 'Alder Trust', schools: { connect: { id: school.id } } } })
    const officer = await anAccount(school.id, [{ post: 'office' }])
    await withApp(officer)
    await db.grant.create({ data: { accountId: officer.accountId, trustId: trust.id, post: 'trust_officer' } })
    await expect(resetSecondFactor(school.headteacher, { accountId: officer.accountId, reason })).rejects.toMatchObject(
      { code: 'FORBIDDEN' },
    )
    expect(await isSet(officer.accountId)).toBe(true)
  })

  test('does not find an account of another school, and asks the head’s own second step again', async () => {
    const [{ school, input }, other] = [await given(), await aSchool()]
    await expect(resetSecondFactor(other.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const stale = stepTaken(school.headteacher, 11)
    await expect(resetSecondFactor(stale, input)).rejects.toMatchObject({ code: 'SECOND_STEP' })
  })

  test('wants a reason, and something to reset', async () => {
    const { school, input } = await given()
    await expect(resetSecondFactor(school.headteacher, { ...input, reason: ' ' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
    await resetSecondFactor(school.headteacher, input)
    await expect(resetSecondFactor(school.headteacher, input)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('resets once when pressed twice', async () => {
    const { school, input } = await given()
    await expectOnce(() => resetSecondFactor(school.headteacher, input))
  })
})

describe('resetSecondFactorAsOperator', () => {
  const operator = (schoolId: string) => ({ kind: 'operator', name: 'command line', schoolId }) as const

  test('finds the account by its address, resets it at every school, and stands in the trail as the operator', async () => {
    const { school, member, input } = await given()
    const [found] = await accountsAt(` ${member.email.toUpperCase()}`)
    expect(found).toMatchObject({ id: member.accountId, schoolId: school.id })
    await resetSecondFactorAsOperator(operator(school.id), input)
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subject: member.accountId, action: 'account.second_factor_reset' },
    })
    expect(entry).toMatchObject({ actor: { kind: 'operator' }, schoolId: school.id })
    expect(await isSet(member.accountId)).toBe(false)
  })

  test('is for the operator only, who must name an account and a reason', async () => {
    const { school, input } = await given()
    await expect(resetSecondFactorAsOperator(school.headteacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(resetSecondFactorAsOperator(school.job, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      resetSecondFactorAsOperator(operator(school.id), { ...input, accountId: school.id }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(resetSecondFactorAsOperator(operator(school.id), { ...input, reason: '' })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('resets once when run twice', async () => {
    const { school, input } = await given()
    await expectOnce(() => resetSecondFactorAsOperator(operator(school.id), input))
  })
})
