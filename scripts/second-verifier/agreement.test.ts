import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { unwrap } from '@/lib/keys/wrap'
import { type ExportLine, lineText } from '@/lib/signing/chain-export'
import { type Checkpoint, checkpointText, signCheckpoint } from '@/lib/signing/checkpoint'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { eraseOldNetwork } from '@/lib/signing/commands/erase-evidence'
import { openChain } from '@/lib/signing/commands/open-chain'
import { exportChain } from '@/lib/signing/queries/export'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import * as first from '@/lib/signing/verify-export'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement, slotsOf } from '@/lib/testing/round-factories'
import { damaged, endedAnew, type Keys, KINDS, linesOf, recomputed } from './damage.factory'
import { FORGERIES } from './forgeries.factory'
import * as second from './verify.mjs'

const PER_KIND = 50
const LONG_AGO = new Date('2020-03-02T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'countersign-verifiers-'))
const aFile = (name: string, bytes: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

type Verdict = { first: boolean; second: boolean }

/** What each of the two programs says about the same bytes, with the same file of checkpoints kept outside. */
async function verdicts(bytes: string | Buffer, outside?: string): Promise<Verdict> {
  const path = aFile('export.jsonl', bytes)
  const kept = outside === undefined ? undefined : aFile('outside.json', outside)
  const accepted = (trial: Promise<unknown>) => trial.then(Boolean, () => false)
  const one = async () => {
    const report = await first.verifyExport(path, kept ? await first.readCheckpoints(kept) : [])
    if (!report.ok) throw new Error(report.fault?.what)
    return true
  }
  const other = async () =>
    second.verifyExport([Buffer.from(bytes)], outside === undefined ? [] : second.readKept(outside, 'outside'))
  return { first: await accepted(one()), second: await accepted(other()) }
}
const BOTH = { first: true, second: true }
const NEITHER = { first: false, second: false }

async function sign(schoolId: string, slotId: string, signedAt?: Date) {
  const answer = {
    outcome: 'agreed' as const,
    typedName: 'Zoë Ôkafor 🖋',
    mark: null,
    reason: null,
    openedAt: null,
    network: { ip: '198.51.100.77', browser: 'A browser' },
    route: 'link' as const,
    authentication: 'personal_link' as const,
    sharedAddress: false,
    witness: null,
    recordedBy: null,
    ...(signedAt && { signedAt }),
  }
  await db.$transaction(async (tx) => recordResponses(tx, schoolId, await lockSlots(tx, [schoolId], [slotId]), answer))
}

/** A school's chain with old entries whose networks were erased, newer ones, and checkpoints on the way. */
async function aChain() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  await makeCheckpoint(school.job, { schoolId: school.id })
  const empty = await exported(school.id)
  const agreement = await aPublishedAgreement(school.id, 'staff')
  for (const givenName of ['Ada', 'Bao', 'Çelik', 'Dilwen']) await aPerson(school.id, 'staff', { givenName })
  const slots = await slotsOf(await anOpenRound(school.office, school.id, [agreement.agreementId]))
  for (const [index, { id }] of slots.entries()) await sign(school.id, id, index < 2 ? LONG_AGO : undefined)
  const earlier = await makeCheckpoint(school.headteacher, { schoolId: school.id })
  const before = await exported(school.id)
  await eraseOldNetwork(school.job, { schoolId: school.id })
  const latest = await makeCheckpoint(school.job, { schoolId: school.id })
  const key = await db.chainKey.findFirstOrThrow({ where: { schoolId: school.id } })
  const keys: Keys = { publicKey: key.publicKey, privateKey: unwrap('chainKey', key.privateKey) }
  return { id: school.id, keys, earlier, latest, empty, before, text: await exported(school.id) }
}

async function exported(id: string) {
  const school = await db.school.findUniqueOrThrow({ where: { id }, select: { id: true, name: true, urn: true } })
  let text = ''
  for await (const line of exportChain(school)) text += line
  return text
}

let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain()
})

test('both accept what Countersign writes, alone and against every checkpoint that left the house', async () => {
  const { text, empty, before, earlier, latest } = chain
  for (const bytes of [text, empty, before]) expect(await verdicts(bytes)).toEqual(BOTH)
  for (const outside of [
    checkpointText(earlier),
    checkpointText(latest),
    JSON.stringify([earlier, latest], null, 2),
    before,
  ])
    expect(await verdicts(text, outside)).toEqual(BOTH)
  expect(await verdicts(before, checkpointText(latest))).toEqual(NEITHER)
})

describe.each(KINDS)('%s', (kind) => {
  test('both say the same of every seeded damage', async () => {
    const { text, id, keys } = chain
    const apart: unknown[] = []
    let refused = 0
    for (let seed = 1; seed <= PER_KIND; seed += 1) {
      const bytes = damaged(text, kind, seed, keys, id)
      const verdict = await verdicts(bytes)
      if (verdict.first !== verdict.second) apart.push({ seed, ...verdict })
      if (!verdict.second) refused += 1
      // Without the key there is no damage that either overlooks.
      if (kind.startsWith('clumsily') && verdict.second) apart.push({ seed, overlooked: true })
    }
    expect(apart).toEqual([])
    expect(refused).toBeGreaterThan(0)
  })
})

test.each(Object.keys(FORGERIES))('neither takes %s, though every hash and signature is made to fit', async (what) => {
  const { text, id, keys } = chain
  const lines = FORGERIES[what]?.(parsedLines(text)) ?? []
  expect(await verdicts(endedAnew(textOf(recomputed(lines, keys, 'signed anew')), keys, id))).toEqual(NEITHER)
})

test('what a forgery is written with does itself no harm', async () => {
  const { text, id, keys } = chain
  const bytes = endedAnew(textOf(recomputed(parsedLines(text), keys, 'signed anew')), keys, id)
  expect(await verdicts(bytes)).toEqual(BOTH)
})

test('a chain recomputed from some entry on holds by itself, and neither takes it beside a checkpoint of before', async () => {
  const { text, id, keys, earlier } = chain
  const lines = parsedLines(text)
  for (const at of [1, 2, 3, 4]) {
    const forged = lines.with(at, {
      ...lines[at],
      envelope: String(lines[at]?.envelope).replace('"agreed"', '"declined"'),
    })
    const bytes = endedAnew(textOf(recomputed(forged, keys, 'left out')), keys, id)
    expect(await verdicts(bytes)).toEqual(BOTH)
    expect(await verdicts(bytes, checkpointText(earlier))).toEqual(NEITHER)
    expect(await verdicts(bytes, text)).toEqual(NEITHER)
  }
})

test('both say the same of checkpoints from outside that were damaged', async () => {
  const { text, keys, earlier } = chain
  const resigned = (more: Partial<Checkpoint>) =>
    checkpointText(signCheckpoint({ ...earlier, ...more }, keys.privateKey))
  const other = 'f'.repeat(64)
  const wrong = [
    checkpointText({ ...earlier, sequence: earlier.sequence - 1 }),
    checkpointText({ ...earlier, hash: other }),
    checkpointText({ ...earlier, madeAt: '2026-01-01T00:00:00.000Z' }),
    checkpointText({ ...earlier, signature: earlier.signature.replace(/=+$/, '') }),
    checkpointText({ ...earlier, publicKey: earlier.publicKey.trimEnd() }),
    resigned({ publicKey: earlier.publicKey.trimEnd() }),
    resigned({ school: '0190a000-0000-7000-8000-0000000000aa' }),
    resigned({ hash: other }),
    resigned({ sequence: 99 }),
    '[]',
    '{}',
    'nothing',
    text.replaceAll(earlier.hash, other),
  ]
  for (const outside of wrong) expect([outside, await verdicts(text, outside)]).toEqual([outside, NEITHER])
  expect(await verdicts(text, resigned({ madeAt: '2026-01-01T00:00:00.000Z' }))).toEqual(BOTH)
})

test('the second one runs by itself, with Node alone, and leaves with 0, 1 or 2', () => {
  const file = aFile('whole.jsonl', chain.text)
  const outside = aFile('earlier.json', checkpointText(chain.earlier))
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['scripts/second-verifier/verify.mjs', ...args], { encoding: 'utf8', stdio: 'pipe' })
  expect(JSON.parse(run(file, '--checkpoint', outside, '--checkpoint', file, '--json'))).toMatchObject({
    ok: true,
    entries: 5,
  })
  const bad = aFile('bad.jsonl', chain.text.replace('"agreed', '"declined'))
  expect(() => run(bad)).toThrow(expect.objectContaining({ status: 1 }))
  expect(() => run(join(folder, 'nowhere'))).toThrow(expect.objectContaining({ status: 2 }))
})

const parsedLines = (text: string) =>
  linesOf(text)
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const textOf = (lines: Record<string, unknown>[]) => lines.map((line) => lineText(line as ExportLine)).join('')
