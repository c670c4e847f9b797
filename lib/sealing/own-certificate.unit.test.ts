import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { anRsaPair, aP12, type Issued, issue } from './issue.factory'
import { MAX_P12_BYTES, readOwnCertificate } from './own-certificate'

const NOW = new Date('2026-11-25T12:00:00Z')
const DAY = 86_400_000
const PASSWORD = 'geheim & pässword'
const SIGNS = 0b1100_0000

let root: Issued
let own: Issued
beforeAll(async () => {
  root = await issue({ name: 'Authority of Schools' })
  own = await issue({ name: 'Oakfield Primary School', issuer: root, usage: SIGNS })
})

const read = (file: Uint8Array, password = PASSWORD) => readOwnCertificate(file, password, NOW)
const refused = (field: string, sentence: RegExp) => ({
  code: 'INVALID',
  fieldErrors: { [field]: [expect.stringMatching(sentence)] },
})

test('a file with a certificate, its key and those above it is taken, in whatever order they stand', async () => {
  for (const certificates of [
    [own, root],
    [root, own],
  ]) {
    const { certificate, chain, privateKey } = await read(await aP12(PASSWORD, own.key, certificates))
    expect(Buffer.from(certificate)).toEqual(Buffer.from(own.der))
    expect(chain.map((one) => Buffer.from(one))).toEqual([Buffer.from(root.der)])
    expect(privateKey).toContain('BEGIN PRIVATE KEY')
  }
})

test('one without a list of uses, and one with RSA, are taken', async () => {
  const plain = await issue({ name: 'Oakfield', key: anRsaPair(2048) })
  expect(await read(await aP12(PASSWORD, plain.key, [plain]))).toMatchObject({ chain: [] })
})

test('a wrong password is said at the password', async () => {
  const file = await aP12(PASSWORD, own.key, [own])
  for (const password of ['wrong', '']) {
    await expect(read(file, password)).rejects.toMatchObject(refused('password', /does not open with this password/))
  }
})

test('a certificate without its key, a key without its certificate, and a key of another', async () => {
  const other = await issue({ name: 'Somebody Else' })
  await expect(read(await aP12(PASSWORD, null, [own]))).rejects.toMatchObject(refused('file', /without its key/))
  await expect(read(await aP12(PASSWORD, own.key, []))).rejects.toMatchObject(
    refused('file', /without its certificate/),
  )
  await expect(read(await aP12(PASSWORD, own.key, [other]))).rejects.toMatchObject(
    refused('file', /not the certificate of this key/),
  )
})

test('one that has expired, is not valid yet, or is not meant for signatures', async () => {
  const wrong: [Partial<Parameters<typeof issue>[0]>, RegExp][] = [
    [{ until: new Date(NOW.getTime() - DAY) }, /expired on 24 November 2026/],
    [{ from: new Date(NOW.getTime() + DAY) }, /valid only from 26 November 2026/],
    [{ usage: 0b0010_0000 }, /key usage forbids/],
  ]
  for (const [change, sentence] of wrong) {
    const one = await issue({ name: 'Oakfield', ...change })
    await expect(read(await aP12(PASSWORD, one.key, [one]))).rejects.toMatchObject(refused('file', sentence))
  }
})

test('a key that is too weak', async () => {
  const weak = await issue({ name: 'Oakfield', key: anRsaPair(1024) })
  await expect(read(await aP12(PASSWORD, weak.key, [weak]))).rejects.toMatchObject(refused('file', /too weak/))
})

test('what is no such file, is cut short or far too large', async () => {
  const file = await aP12(PASSWORD, own.key, [own])
  const wrong = [
    new TextEncoder().encode('-----BEGIN CERTIFICATE-----\n'),
    randomBytes(2_000),
    file.subarray(0, file.length / 2),
    own.der,
    new Uint8Array(),
  ]
  for (const bytes of wrong) await expect(read(bytes)).rejects.toMatchObject(refused('file', /not a .p12 or .pfx file/))
  await expect(read(randomBytes(MAX_P12_BYTES + 1))).rejects.toMatchObject(refused('file', /larger than 256 KB/))
})
