import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aMember, auditOf, expectOnce } from '../accounts.factory'
import { stepTaken } from '../second-factor.factory'
import { softwareKey } from '../software-key.factory'
import { addPasskey, startPasskey } from './add-passkey'
import { startPasskeyStep, takePasskey } from './take-second-step'

type Member = Awaited<ReturnType<typeof aMember>>
const someone = async () => aMember((await aSchool()).id)

async function withPasskey(member: Member) {
  const key = softwareKey()
  const { challenge } = await startPasskey(member)
  await addPasskey(member, { response: key.make({ challenge }), name: 'Laptop' })
  return { key, actor: stepTaken(member) }
}

describe('setting up a passkey', () => {
  test('keeps the public key, tells its owner and leaves an audit entry', async () => {
    const member = await someone()
    const { key } = await withPasskey(member)
    expect(await db.passkey.findFirst({ where: { accountId: member.accountId } })).toMatchObject({
      credentialId: key.id,
      name: 'Laptop',
      counter: 0n,
      transports: ['internal'],
    })
    expect(await auditOf(member.accountId)).toEqual(['account.second_factor_added'])
    expect(await db.message.count({ where: { to: member.email } })).toBe(1)
  })

  test('is for one’s own account, by one’s own challenge, and asks again once something is set up', async () => {
    const school = await aSchool()
    await expect(startPasskey(school.job)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(addPasskey(school.job, { response: '{}', name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const [mine, other] = [await someone(), await someone()]
    const { challenge } = await startPasskey(other)
    const response = softwareKey().make({ challenge })
    await expect(addPasskey(mine, { response, name: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' })
    const { actor } = await withPasskey(mine)
    await expect(startPasskey(stepTaken(actor, 11))).rejects.toMatchObject({ code: 'SECOND_STEP' })
  })

  test('refuses another site, a key that did not verify its user, nonsense, and a missing name', async () => {
    const member = await someone()
    const challenged = async () => (await startPasskey(member)).challenge
    for (const response of [
      softwareKey().make({ challenge: await challenged(), origin: 'https://sign.schoo1.example' }),
      'nonsense',
    ])
      await expect(addPasskey(member, { response, name: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const unverified = softwareKey().make({ challenge: await challenged(), verified: false })
    await expect(addPasskey(member, { response: unverified, name: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const fine = softwareKey().make({ challenge: await challenged() })
    await expect(addPasskey(member, { response: fine, name: '' })).rejects.toMatchObject({
      fieldErrors: { name: [expect.any(String)] },
    })
    expect(await db.passkey.count({ where: { accountId: member.accountId } })).toBe(0)
  })

  test('its challenge works once, also when it failed, and for minutes', async () => {
    const member = await someone()
    const key = softwareKey()
    const { challenge } = await startPasskey(member)
    const wrong = key.make({ challenge, verified: false })
    await expect(addPasskey(member, { response: wrong, name: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(addPasskey(member, { response: key.make({ challenge }), name: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const late = await startPasskey(member)
    await db.passkeyChallenge.updateMany({
      where: { accountId: member.accountId },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    const response = key.make({ challenge: late.challenge })
    await expect(addPasskey(member, { response, name: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('adds it once when sent twice', async () => {
    const member = await someone()
    const { challenge } = await startPasskey(member)
    const response = softwareKey().make({ challenge })
    await expectOnce(() => addPasskey(member, { response, name: 'Laptop' }))
  })
})

describe('the second step by a passkey', () => {
  test('is taken with one’s own key, keeps its counter, and leaves an audit entry', async () => {
    const { key, actor } = await withPasskey(await someone())
    const { challenge, allowCredentials } = await startPasskeyStep(actor)
    expect(allowCredentials?.map(({ id }) => id)).toEqual([key.id])
    await takePasskey(actor, { response: key.sign({ challenge, counter: 7 }) })
    expect(await db.passkey.findFirst({ where: { accountId: actor.accountId } })).toMatchObject({ counter: 7n })
    expect(await auditOf(actor.accountId)).toEqual(['account.second_factor_added', 'account.second_step_taken'])
    // A copy of the key would count from where it was copied.
    const again = await startPasskeyStep(actor)
    await expect(
      takePasskey(actor, { response: key.sign({ challenge: again.challenge, counter: 7 }) }),
    ).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('refuses another’s key, another site, and a key that did not verify its user', async () => {
    const [mine, other] = [await withPasskey(await someone()), await withPasskey(await someone())]
    const challenged = async () => (await startPasskeyStep(mine.actor)).challenge
    for (const response of [
      other.key.sign({ challenge: await challenged() }),
      mine.key.sign({ challenge: await challenged(), origin: 'https://sign.schoo1.example' }),
    ])
      await expect(takePasskey(mine.actor, { response })).rejects.toMatchObject({ code: 'INVALID' })
    const unverified = mine.key.sign({ challenge: await challenged(), verified: false })
    await expect(takePasskey(mine.actor, { response: unverified })).rejects.toMatchObject({ code: 'INVALID' })
    expect((await auditOf(mine.actor.accountId)).filter((action) => action.endsWith('failed'))).toHaveLength(2 + 1)
  })

  test('is nothing for a job, without a passkey, or without an answer', async () => {
    const school = await aSchool()
    await expect(takePasskey(school.job, { response: '{}' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const member = await someone()
    await expect(startPasskeyStep(member)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(takePasskey(member, { response: '' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('goes through once when sent twice', async () => {
    const { key, actor } = await withPasskey(await someone())
    const { challenge } = await startPasskeyStep(actor)
    const response = key.sign({ challenge, counter: 1 })
    await expectOnce(() => takePasskey(actor, { response }))
  })
})
