import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { aForm, agree, aRequest } from '@/lib/documents/signed-request.factory'
import { register } from '@/lib/reactions/register'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { aTimestampAuthority } from './authority.factory'
import { checkSeal } from './check-seal.factory'
import { makeSealKey, setTimestampAuthority, turnOffTimestampAuthority, uploadSealKey } from './commands'
import { sealCopy } from './commands/seal-copy'
import { aP12, type Issued, issue } from './issue.factory'
import { getSealCertificate, getSealSettings, tryTimestampAuthority } from './queries'

const PASSWORD = 'of the file'
let own: Issued
let copy: Uint8Array
let authority: Awaited<ReturnType<typeof aTimestampAuthority>>
beforeAll(async () => {
  own = await issue({ name: 'Oakfield, issued by the county' })
  const pdf = await PDFDocument.create()
  pdf.addPage()
  copy = await pdf.save()
  authority = await aTimestampAuthority()
})
beforeEach(register)
afterAll(() => authority.stop())

const file = () => aP12(PASSWORD, own.key, [own])
const auditOf = (subject: string, action: string) => db.auditEntry.findMany({ where: { subject, action } })
const upload = async (schoolId: string) => ({ schoolId, file: await file(), password: PASSWORD })

type Change = (actor: Actor, values: unknown) => Promise<unknown>
const CHANGES: [string, Change, (schoolId: string) => Promise<object>][] = [
  ['makeSealKey', makeSealKey, async (schoolId) => ({ schoolId })],
  ['uploadSealKey', uploadSealKey, upload],
  ['setTimestampAuthority', setTimestampAuthority, async (schoolId) => ({ schoolId, url: 'https://time.example/tsr' })],
  ['turnOffTimestampAuthority', turnOffTimestampAuthority, async (schoolId) => ({ schoolId })],
]

describe.each(CHANGES)('%s', (_name, change, valuesFor) => {
  test('is the headteacher’s alone, asks for the second step, and stays at the own school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const values = await valuesFor(ours.id)
    for (const actor of [ours.office, ours.itManager, ours.safeguardingLead, ours.teacher, ours.clerk]) {
      await expect(change(actor, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(change(theirs.headteacher, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const unconfirmed = { ...ours.headteacher, secondStep: { isSet: true, takenAt: null, asleepAt: [] } }
    await expect(change(unconfirmed, values)).rejects.toMatchObject({ code: 'SECOND_STEP' })
    expect(await db.sealKey.count({ where: { schoolId: ours.id } })).toBe(0)
  })

  test('refuses what is no school', async () => {
    const { headteacher } = await aSchool()
    await expect(change(headteacher, await valuesFor('7'))).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('makeSealKey', () => {
  test('seals with another certificate from then on; the old one is listed, and its key is gone', async () => {
    const school = await aSchool()
    const before = await sealCopy(school.id, copy)
    const { fingerprint } = await makeSealKey(school.headteacher, { schoolId: school.id })
    const after = await sealCopy(school.id, copy)
    expect(after.seal.keyId).not.toBe(before.seal.keyId)
    const settings = await getSealSettings(school.headteacher, school.id)
    expect(settings?.inUse).toMatchObject({ id: after.seal.keyId, fingerprint, origin: 'made' })
    expect(settings?.earlier).toMatchObject([{ id: before.seal.keyId, retiredAt: expect.any(Date) }])
    expect(await db.sealKey.findUnique({ where: { id: before.seal.keyId } })).toMatchObject({ privateKey: null })
    // What was sealed before holds as it did.
    expect(checkSeal(before.bytes).whole).toBe(true)
    expect(Buffer.from((await getSealCertificate(settings?.earlier[0]?.fingerprint ?? '')) ?? [])).toEqual(
      checkSeal(before.bytes).certificate.raw,
    )
    expect(await auditOf(school.id, 'seal_key.made')).toMatchObject([{ after: {} }, { after: { fingerprint } }])
    expect(JSON.stringify(settings)).not.toContain('privateKey')
  })

  test('pressed twice at once makes two, one after the other, and one is in use', async () => {
    const school = await aSchool()
    await Promise.all([1, 2].map(() => makeSealKey(school.headteacher, { schoolId: school.id })))
    const keys = await db.sealKey.findMany({ where: { schoolId: school.id } })
    expect(keys).toHaveLength(2)
    expect(keys.filter((key) => key.retiredAt === null)).toHaveLength(1)
    expect(await auditOf(school.id, 'seal_key.made')).toHaveLength(2)
  })
})

describe('uploadSealKey', () => {
  test('seals with the school’s own certificate, keeps its key encrypted, and says neither key nor password', async () => {
    const school = await aSchool()
    await uploadSealKey(school.headteacher, await upload(school.id))
    const { bytes } = await sealCopy(school.id, copy)
    expect(checkSeal(bytes).certificate.raw).toEqual(Buffer.from(own.der))
    const kept = await db.sealKey.findFirstOrThrow({ where: { schoolId: school.id } })
    const audit = await auditOf(school.id, 'seal_key.uploaded')
    expect(audit).toMatchObject([{ after: { holder: 'Oakfield, issued by the county' } }])
    expect(JSON.stringify([kept.privateKey, audit])).not.toMatch(/PRIVATE KEY|of the file/)
  })

  test('names the field that is wrong and leaves the certificate in use as it is', async () => {
    const school = await aSchool()
    const { seal } = await sealCopy(school.id, copy)
    const wrong: [object, string][] = [
      [{ file: undefined }, 'file'],
      [{ file: new Uint8Array(9) }, 'file'],
      [{ password: 'another' }, 'password'],
    ]
    for (const [change, field] of wrong) {
      const values = { ...(await upload(school.id)), ...change }
      const refusal = { code: 'INVALID', fieldErrors: { [field]: [expect.any(String)] } }
      await expect(uploadSealKey(school.headteacher, values)).rejects.toMatchObject(refusal)
    }
    expect((await getSealSettings(school.headteacher, school.id))?.inUse?.id).toBe(seal.keyId)
  })

  test('the same one twice at once is taken once', async () => {
    const school = await aSchool()
    const values = await upload(school.id)
    const both = await Promise.allSettled([1, 2].map(() => uploadSealKey(school.headteacher, values)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.sealKey.count({ where: { schoolId: school.id } })).toBe(1)
  })
})

describe('setTimestampAuthority and turnOffTimestampAuthority', () => {
  test('set it, try it, change it, turn it off; each leaves its audit entry', async () => {
    const school = await aSchool()
    const set = (url: string) => setTimestampAuthority(school.headteacher, { schoolId: school.id, url })
    await set(` ${authority.url}/tsr `)
    expect(await tryTimestampAuthority(school.headteacher, school.id)).toMatchObject({
      works: true,
      says: expect.stringContaining('Test Timestamp Authority says that it is 20'),
    })
    authority.manner = 'refuses'
    expect(await tryTimestampAuthority(school.headteacher, school.id)).toMatchObject({ works: false })
    authority.manner = 'honest'
    await set('https://time.example')
    await turnOffTimestampAuthority(school.headteacher, { schoolId: school.id })
    expect((await getSealSettings(school.headteacher, school.id))?.timestampUrl).toBeNull()
    expect(await auditOf(school.id, 'timestamp_authority.set')).toHaveLength(2)
    expect(await auditOf(school.id, 'timestamp_authority.turned_off')).toMatchObject([
      { before: { url: 'https://time.example' } },
    ])
  })

  test('refuse what is no address of the web, and one that is inside', async () => {
    const school = await aSchool()
    for (const url of [
      '',
      'time',
      'ftp://time.example',
      'https://me:secret@time.example',
      'http://10.0.0.1/',
      'http://[::1]/',
    ]) {
      const set = setTimestampAuthority(school.headteacher, { schoolId: school.id, url })
      await expect(set, url).rejects.toMatchObject({ code: 'INVALID', fieldErrors: { url: [expect.any(String)] } })
    }
  })

  test('twice at once: both set it, one turns it off', async () => {
    const school = await aSchool()
    const values = { schoolId: school.id, url: 'https://time.example' }
    await Promise.all([1, 2].map(() => setTimestampAuthority(school.headteacher, values)))
    expect(await auditOf(school.id, 'timestamp_authority.set')).toHaveLength(2)
    const off = [1, 2].map(() => turnOffTimestampAuthority(school.headteacher, { schoolId: school.id }))
    const both = await Promise.allSettled(off)
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
  })
})

test('what is out of reach is not shown', async () => {
  const [ours, theirs] = [await aSchool(), await aSchool()]
  expect(await getSealSettings(theirs.headteacher, ours.id)).toBeNull()
  expect(await tryTimestampAuthority(theirs.headteacher, ours.id)).toBeNull()
  await expect(getSealSettings(ours.office, ours.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await getSealCertificate('0'.repeat(64))).toBeNull()
})

test('copies that wait after a failure are made at once when the certificate changes', async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff')
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({
    form: await aForm(school.id, 'staff'),
    personId: person.id,
    capacity: 'staff',
    slots,
  })
  await agree(school.id, [request.slotOf(person.id)])
  await db.request.update({ where: { id: request.id }, data: { copyState: 'failed', copyError: 'It expired.' } })
  await makeSealKey(school.headteacher, { schoolId: school.id })
  expect(await db.request.findUnique({ where: { id: request.id } })).toMatchObject({
    copyState: 'queued',
    copyError: null,
  })
})
