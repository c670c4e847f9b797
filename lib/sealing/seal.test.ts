import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aTimestampAuthority, type Manner } from './authority.factory'
import { checkSeal } from './check-seal.factory'
import { sealCopy } from './commands/seal-copy'
import { anRsaPair, issue } from './issue.factory'
import { isPublicAddress, mayAsk } from './outgoing'
import { putSealKey } from './seal-key'
import { askTimestamp } from './timestamps/ask'

let authority: Awaited<ReturnType<typeof aTimestampAuthority>>
let copy: Uint8Array
beforeAll(async () => {
  authority = await aTimestampAuthority()
  const pdf = await PDFDocument.create()
  for (const page of [1, 2]) pdf.addPage().drawText(`Page ${page}`)
  copy = await pdf.save()
})
afterAll(() => authority.stop())

const setAuthority = (schoolId: string, url: string) => db.timestampAuthority.create({ data: { schoolId, url } })
const keysOf = (schoolId: string) => db.sealKey.findMany({ where: { schoolId } })

describe('a seal', () => {
  test('holds, covers the whole file, and its certificate is the school’s own, made when it is first needed', async () => {
    const school = await aSchool()
    const { bytes, seal } = await sealCopy(school.id, copy)
    const { certificate, whole, timestamps } = checkSeal(bytes)
    expect({ whole, timestamps }).toEqual({ whole: true, timestamps: 0 })
    expect(certificate.subject).toContain('CN=Oakfield Primary School')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(seal).toMatchObject({ level: 'basic', stampedAt: null, stampedBy: null })
    const [key, ...more] = await keysOf(school.id)
    expect(more).toEqual([])
    expect(key).toMatchObject({ id: seal.keyId, origin: 'made', retiredAt: null })
    expect(key?.fingerprint).toBe(createHash('sha256').update(certificate.raw).digest('hex'))
    expect(key?.privateKey).not.toContain('PRIVATE KEY')
    expect(await db.auditEntry.count({ where: { subject: school.id, action: 'seal_key.made' } })).toBe(1)
  })

  test('six at once at a school that has no certificate yet make one', async () => {
    const school = await aSchool()
    const seals = await Promise.all(Array.from({ length: 6 }, () => sealCopy(school.id, copy)))
    expect(new Set(seals.map(({ seal }) => seal.keyId)).size).toBe(1)
    expect(await keysOf(school.id)).toHaveLength(1)
  })

  test('is refused once a byte that it covers is another', async () => {
    const { bytes } = await sealCopy((await aSchool()).id, copy)
    const { from, until } = checkSeal(bytes)
    let seed = 20_261_125
    for (let turn = 0; turn < 300; turn++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      const covered = bytes.length - (until - from)
      const place = seed % covered
      const at = place < from ? place : place + (until - from)
      const changed = Uint8Array.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (turn % 8))
      expect(() => checkSeal(changed), `byte ${at}`).toThrow()
    }
    expect(() => checkSeal(bytes.subarray(0, -1))).toThrow()
  })

  test('is refused when it was taken from another copy', async () => {
    const school = await aSchool()
    const empty = await PDFDocument.create()
    empty.addPage()
    const [one, other] = [await sealCopy(school.id, copy), await sealCopy(school.id, await empty.save())]
    const [here, there] = [checkSeal(one.bytes), checkSeal(other.bytes)]
    const swapped = Buffer.from(one.bytes)
    Buffer.from(other.bytes).subarray(there.from, there.until).copy(swapped, here.from)
    expect(() => checkSeal(swapped)).toThrow(/has changed/)
  })

  test('is made with RSA as well', async () => {
    const school = await aSchool()
    const own = await issue({ name: 'Oakfield', key: anRsaPair(2048) })
    const privateKey = own.key.export({ type: 'pkcs8', format: 'pem' }).toString()
    await db.$transaction((tx) =>
      putSealKey(tx, school.id, 'uploaded', { certificate: own.der, chain: [], privateKey }),
    )
    expect(checkSeal((await sealCopy(school.id, copy)).bytes)).toMatchObject({ whole: true })
  })

  test('is not made with a certificate of the school’s own that has expired; one of our making is made anew', async () => {
    const school = await aSchool()
    const until = new Date(Date.now() - 86_400_000)
    const { seal: first } = await sealCopy(school.id, copy)
    await db.sealKey.update({ where: { id: first.keyId }, data: { validUntil: until } })
    const { seal: next } = await sealCopy(school.id, copy)
    expect(next.keyId).not.toBe(first.keyId)
    await db.sealKey.update({ where: { id: next.keyId }, data: { validUntil: until, origin: 'uploaded' } })
    await expect(sealCopy(school.id, copy)).rejects.toThrow(/certificate that seals the copies expired on \d+ \w+ 20/)
  })
})

describe('with a timestamp authority', () => {
  test('a seal carries its time, and what shows that no certificate was revoked', async () => {
    const school = await aSchool()
    await setAuthority(school.id, authority.url)
    const { bytes, seal } = await sealCopy(school.id, copy)
    expect(seal).toMatchObject({ level: 'long_term', stampedBy: 'Test Timestamp Authority' })
    expect(Math.abs((seal.stampedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    // What was added for later stands behind the seal.
    expect(checkSeal(bytes)).toMatchObject({ timestamps: 1, whole: false })
    expect(Buffer.from(bytes).toString('latin1')).toContain('/DSS')
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2)
  })

  test('without a revocation list it claims less, and with a revoked certificate there is no seal', async () => {
    const other = await aTimestampAuthority()
    const school = await aSchool()
    await setAuthority(school.id, other.url)
    other.lists = false
    const { bytes, seal } = await sealCopy(school.id, copy)
    expect(seal.level).toBe('timestamped')
    expect(checkSeal(bytes)).toMatchObject({ timestamps: 1, whole: true })
    Object.assign(other, { lists: true, revoked: [other.times] })
    await expect(sealCopy(school.id, copy)).rejects.toThrow(/Test Timestamp Authority has been revoked/)
    await other.stop()
    await expect(sealCopy(school.id, copy)).rejects.toThrow(/^127[.]0[.]0[.]1:\d+ (cannot be reached|is inside)/)
  })

  const LIES: [Manner, RegExp][] = [
    ['nonsense', /something that is no timestamp/],
    ['refuses', /refused to give the time/],
    ['another hash', /a time for something else/],
    ['another question', /another question than ours/],
    ['another time', /far from the time here/],
    ['bad signature', /signature does not hold/],
    ['no certificate', /without the certificate that signed it/],
    ['wrong certificate', /not for timestamps/],
    ['status 500', /status 500/],
    ['elsewhere', /status 302/],
    ['too much', /far more than was asked for/],
  ]
  test.each(LIES)('no seal and no pretended time when it is %s', async (manner, sentence) => {
    const school = await aSchool()
    await setAuthority(school.id, authority.url)
    authority.manner = manner
    await expect(sealCopy(school.id, copy)).rejects.toThrow(sentence)
    authority.manner = 'honest'
  })

  test('one that never answers is given up', async () => {
    authority.manner = 'silent'
    await expect(askTimestamp(authority.url, new Uint8Array(32), 300)).rejects.toThrow(/did not answer within 0[.]3 s/)
    authority.manner = 'honest'
  })
})

test('only what is outside is asked, unless the operator allows it', async () => {
  const inside =
    '127.0.0.1 10.1.2.3 172.20.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fd00::1 fe80::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::'
  expect(inside.split(' ').filter(isPublicAddress)).toEqual([])
  expect(['8.8.8.8', '2a00:1450:4009:81f::200e'].filter(isPublicAddress)).toHaveLength(2)
  for (const address of ['http://169.254.169.254/', 'http://[::1]/', 'http://2130706433/', 'http://0x7f.1/']) {
    expect(mayAsk(address), address).toBe(false)
  }
  expect(mayAsk(`${authority.url}/`)).toBe(true)
  // A name that leads inside is found out when the connection is made.
  const port = new URL(authority.url).port
  await expect(askTimestamp(`http://localhost:${port}`, new Uint8Array(32))).rejects.toThrow(/inside our own network/)
})
