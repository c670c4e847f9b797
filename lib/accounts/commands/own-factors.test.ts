import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf, expectOnce } from '../accounts.factory'
import { codeOf, requirePosts, stepTaken, withApp } from '../second-factor.factory'
import { newAppSecret } from '../totp'
import { addApp } from './add-app'
import { makeRecoveryCodes } from './make-recovery-codes'
import { removeFactor, renameFactor } from './own-factors'

let restore: () => void
beforeAll(async () => {
  restore = await requirePosts()
})
afterAll(() => restore())

const input = () => {
  const secret = newAppSecret()
  return { secret, code: codeOf(secret), name: 'My phone' }
}
const mailTo = (to: string) => db.message.findMany({ where: { to }, orderBy: { id: 'asc' } })
const isSet = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).secondFactorSince !== null

describe('addApp', () => {
  test('sets up an app, wraps its secret, tells its owner and leaves an audit entry', async () => {
    const member = await aMember((await aSchool()).id)
    const app = input()
    await addApp(member, app)
    const stored = await db.authenticatorApp.findFirstOrThrow({ where: { accountId: member.accountId } })
    expect(stored).toMatchObject({ name: 'My phone' })
    expect(stored.secret).not.toContain(app.secret)
    expect(await isSet(member.accountId)).toBe(true)
    expect(await auditOf(member.accountId)).toEqual(['account.second_factor_added'])
    expect(JSON.stringify(await db.auditEntry.findMany({ where: { subject: member.accountId } }))).not.toContain(
      app.secret,
    )
    expect((await mailTo(member.email)).map(({ text }) => text)).toEqual([expect.stringContaining('was added')])
  })

  test('is for one’s own account, and asks again once something is set up', async () => {
    const school = await aSchool()
    await expect(addApp(school.job, input())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const member = await aMember(school.id)
    await withApp(member)
    // A session from before, and one whose second step is too long ago.
    await expect(addApp(member, input())).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(addApp(stepTaken(member, 11), input())).rejects.toMatchObject({ code: 'SECOND_STEP' })
    await addApp(stepTaken(member, 9), input())
  })

  test('names what is wrong', async () => {
    const member = await aMember((await aSchool()).id)
    for (const [wrong, field] of [
      [{ code: '12345' }, 'code'],
      [{ code: codeOf(newAppSecret()) }, 'code'],
      [{ name: ' ' }, 'name'],
    ] as const) {
      await expect(addApp(member, { ...input(), ...wrong })).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [field]: [expect.any(String)] },
      })
    }
    expect(await isSet(member.accountId)).toBe(false)
  })

  test('adds it once when pressed twice', async () => {
    const member = await aMember((await aSchool()).id)
    const app = input()
    await expectOnce(() => addApp(member, app))
    expect(await db.authenticatorApp.count({ where: { accountId: member.accountId } })).toBe(1)
  })
})

describe('renameFactor and removeFactor', () => {
  test('change one’s own, by mail and in the trail', async () => {
    const member = await aMember((await aSchool()).id)
    const { actor, factorId } = await withApp(member)
    await renameFactor(actor, { factorId, name: 'The old phone' })
    expect(await db.authenticatorApp.findFirst({ where: { id: factorId } })).toMatchObject({ name: 'The old phone' })
    await makeRecoveryCodes(actor, {})
    await removeFactor(actor, { factorId })
    expect(await isSet(member.accountId)).toBe(false)
    expect(await db.recoveryCode.count({ where: { accountId: member.accountId } })).toBe(0)
    expect(await auditOf(member.accountId)).toEqual([
      'account.second_factor_added',
      'account.second_factor_renamed',
      'account.recovery_codes_made',
      'account.second_factor_removed',
    ])
    expect(await mailTo(member.email)).toHaveLength(4)
  })

  test('never another’s, at the same school or elsewhere', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const { factorId } = await withApp(await aMember(school.id))
    for (const stranger of [await aMember(school.id), await aMember(other.id)]) {
      const { actor } = await withApp(stranger)
      await expect(removeFactor(actor, { factorId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(renameFactor(actor, { factorId, name: 'Mine' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(removeFactor(school.job, { factorId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(renameFactor(school.job, { factorId, name: 'Mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('ask for the second step, and for a name', async () => {
    const { actor, factorId } = await withApp(await aMember((await aSchool()).id))
    await expect(removeFactor(stepTaken(actor, 11), { factorId })).rejects.toMatchObject({ code: 'SECOND_STEP' })
    await expect(renameFactor(actor, { factorId, name: '' })).rejects.toMatchObject({
      fieldErrors: { name: [expect.any(String)] },
    })
    await expect(removeFactor(actor, { factorId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('the last one stays while a post needs it', async () => {
    const school = await aSchool()
    const { actor, factorId } = await withApp(school.office)
    await expect(removeFactor(actor, { factorId })).rejects.toMatchObject({ code: 'CONFLICT' })
    const second = await addApp(actor, input())
    // Of two that are removed at once, one stays.
    const results = await Promise.allSettled([
      removeFactor(actor, { factorId }),
      removeFactor(actor, { factorId: second.factorId }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await isSet(actor.accountId)).toBe(true)
  })
})

describe('makeRecoveryCodes', () => {
  test('makes ten, kept as hashes, which void the earlier ones', async () => {
    const { actor } = await withApp(await aMember((await aSchool()).id))
    const first = await makeRecoveryCodes(actor, {})
    expect(new Set(first.codes).size).toBe(10)
    await db.recoveryCode.updateMany({
      where: { accountId: actor.accountId },
      data: { createdAt: new Date(Date.now() - 60_000) },
    })
    const { codes } = await makeRecoveryCodes(actor, {})
    const stored = JSON.stringify(await db.recoveryCode.findMany({ where: { accountId: actor.accountId } }))
    for (const code of [...codes, ...first.codes]) expect(stored).not.toContain(code)
    expect(await db.recoveryCode.count({ where: { accountId: actor.accountId } })).toBe(10)
  })

  test('for nobody without a second step, nor one that is too long ago; once when pressed twice', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    await expect(makeRecoveryCodes(school.job, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(makeRecoveryCodes(member, {})).rejects.toMatchObject({ code: 'CONFLICT' })
    const { actor } = await withApp(member)
    await expect(makeRecoveryCodes(stepTaken(actor, 11), {})).rejects.toMatchObject({ code: 'SECOND_STEP' })
    await expectOnce(() => makeRecoveryCodes(actor, {}))
  })
})

describe('the actor', () => {
  test('holds no grant until the second step, and keeps its own account', async () => {
    const school = await aSchool()
    const { accountId } = school.headteacher
    const asleep = await actorOf(accountId)
    expect(asleep).toMatchObject({ grants: [], secondStep: { isSet: false, takenAt: null, asleepAt: [school.id] } })
    if (!asleep) throw new Error('The headteacher cannot sign in.')
    await addApp(asleep, input())
    expect(await actorOf(accountId)).toMatchObject({ grants: [], secondStep: { isSet: true } })
    const second = Date.now()
    expect(await actorOf(accountId, second, second)).toMatchObject({
      grants: [{ post: 'headteacher' }],
      secondStep: { takenAt: second, asleepAt: [] },
    })
  })
})
