import { createPrivateKey, sign } from 'node:crypto'
import { PDF, type Signer } from '@libpdf/core'
import { db } from '@/lib/db/client'
import { drawCopy } from '@/lib/documents/drawing/copy'
import { aCopy } from '@/lib/documents/drawing/copy.factory'
import { sealCopy } from '@/lib/sealing/commands/seal-copy'
import { makeCertificate } from '@/lib/sealing/make-certificate'
import { quantile, rounded, throughputs } from './numbers'
import type { SealResult } from './seals'

const seconds = Number(process.argv[2])
if (!seconds) throw new Error('Call it with seconds.')

const copy = await drawCopy(aCopy())
const name = 'Seal School'
const urn = `S${Date.now()}`
const { id } = await db.school.create({ data: { name, urn }, select: { id: true } })
const { certificate, privateKey } = await makeCertificate({ name, urn }, new Date())
const key = createPrivateKey(privateKey)
const signer: Signer = {
  certificate,
  keyType: 'EC',
  signatureAlgorithm: 'ECDSA',
  sign: async (data) => new Uint8Array(sign('sha256', data, key)),
}

const spent = { own: 0, library: 0 }
const counted = async (kind: keyof typeof spent, seal: () => Promise<unknown>) => {
  const since = process.cpuUsage()
  await seal()
  const { user, system } = process.cpuUsage(since)
  spent[kind] += (user + system) / 1000
}
const own = () => sealCopy(id, copy)
const library = async () => (await PDF.load(copy)).sign({ signer, level: 'B-B', reason: 'Sealed', fieldName: 'Seal' })
for (let turn = 0; turn < 30; turn++) await Promise.all([own(), library()])
const works = [() => counted('own', own), () => counted('library', library)]
const [ours, theirs] = await throughputs(works, { workers: 1, seconds })
if (!ours || !theirs) throw new Error('Nothing was measured.')
const sealed = await own()
const result: SealResult = {
  sealsPerSecond: rounded(ours.perSecond),
  libraryPerSecond: rounded(theirs.perSecond),
  ratio: rounded(ours.perSecond / theirs.perSecond),
  sealCpuMs: rounded(spent.own / ours.took.length),
  libraryCpuMs: rounded(spent.library / theirs.took.length),
  medianMs: rounded(quantile(ours.took, 0.5)),
  p95Ms: rounded(quantile(ours.took, 0.95)),
  copyKb: rounded(copy.length / 1000),
  sealKb: rounded((sealed.bytes.length - copy.length) / 1000),
}
console.log(JSON.stringify(result))
await db.$disconnect()
