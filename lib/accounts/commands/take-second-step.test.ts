import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aMember, auditOf, expectOnce } from '../accounts.factory'
import { codeOf, withApp } from '../second-factor.factory'
import { newAppSecret } from '../totp'
import { makeRecoveryCodes } from './make-recovery-codes'
import { takeAppCode, takeRecoveryCode } from './take-second-step'

const someone = async () => {
  const member = await aMember((await aSchool()).id)
  return { member, ...(await withApp(member)) }
}
const wrongCode = () => codeOf(newAppSecret())
const failures = async (accountId: string) =>
  (await auditOf(accountId)).filter((action) => action === 'account.second_step_failed').length

describe('a code of the app', () => {
  test('is taken once, never again, and never an older one after it', async () => {
    const { actor, secret } = await someone()
    const next = codeOf(secret, 1)
    expect(await takeAppCode(actor, { code: `${next.slice(0, 3)} ${next.slice(3)}` })).toEqual({
      accountId: actor.accountId,
    })
    for (const code of [next, codeOf(secret)])
      await expect(takeAppCode(actor, { code })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await auditOf(actor.accountId)).toContain('account.second_step_taken')
    expect(await failures(actor.accountId)).toBe(2)
  })

  test('of another account is wrong; a job and the operator have none', async () => {
    const [mine, other] = [await someone(), await someone()]
    await expect(takeAppCode(mine.actor, { code: codeOf(other.secret, 1) })).rejects.toMatchObject({
      fieldErrors: { code: [expect.any(String)] },
    })
    const school = await aSchool()
    await expect(takeAppCode(school.job, { code: '123456' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('that is no code costs no guess', async () => {
    const { actor, secret } = await someone()
    for (let i = 0; i < 8; i++)
      await expect(takeAppCode(actor, { code: '' })).rejects.toMatchObject({ code: 'INVALID' })
    await takeAppCode(actor, { code: codeOf(secret, 1) })
    expect(await failures(actor.accountId)).toBe(0)
  })

  test('after five wrong ones the right one is refused too, for a while', async () => {
    const { actor, secret } = await someone()
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeAppCode(actor, { code: wrongCode() })))
    const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'taken'))
    expect(codes.filter((code) => code === 'INVALID')).toHaveLength(5)
    expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(3)
    await expect(takeAppCode(actor, { code: codeOf(secret, 1) })).rejects.toMatchObject({ code: 'TOO_MANY' })
    expect(await failures(actor.accountId)).toBe(5)
  })

  test('goes through once when sent twice', async () => {
    const { actor, secret } = await someone()
    await expectOnce(() => takeAppCode(actor, { code: codeOf(secret, 1) }))
  })
})

describe('a recovery code', () => {
  const withCodes = async () => {
    const known = await someone()
    const { codes } = await makeRecoveryCodes(known.actor, {})
    return { ...known, codes }
  }

  test('works once, however it is typed, and its owner is told', async () => {
    const { actor, member, codes } = await withCodes()
    const [code = ''] = codes
    await takeRecoveryCode(actor, { recoveryCode: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })
    await expect(takeRecoveryCode(actor, { recoveryCode: code })).rejects.toMatchObject({ code: 'CONFLICT' })
    const mail = await db.message.findFirstOrThrow({ where: { to: member.email }, orderBy: { id: 'desc' } })
    expect(mail.text).toContain('9 are left')
  })

  test('of another account, or that is none, is wrong', async () => {
    const [mine, other] = [await withCodes(), await withCodes()]
    for (const recoveryCode of [other.codes[0], 'AAAA-AAAA-AAAA-AAAA'])
      await expect(takeRecoveryCode(mine.actor, { recoveryCode })).rejects.toMatchObject({
        fieldErrors: { recoveryCode: [expect.any(String)] },
      })
    await expect(takeRecoveryCode(mine.actor, { recoveryCode: '' })).rejects.toMatchObject({ code: 'INVALID' })
    const school = await aSchool()
    await expect(takeRecoveryCode(school.job, { recoveryCode: 'AAAA' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('goes through once when sent twice', async () => {
    const { actor, codes } = await withCodes()
    await expectOnce(() => takeRecoveryCode(actor, { recoveryCode: codes[3] }))
  })
})
