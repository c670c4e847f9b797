import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf } from '@/lib/testing/round-factories'
import { makeCheckpoint } from './commands/checkpoints'
import { openChain } from './commands/open-chain'
import { signForms } from './commands/sign'
import { entryHash, GENESIS } from './hash-chain'
import { schoolByUrn, verifySchoolChain } from './queries/chain'
import { exportChain } from './queries/export'
import { readCheckpoints, verifyExport } from './verify-export'

/** A school of three members of staff who have signed; the chain has three entries. */
async function aSignedSchool() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  const agreement = await aPublishedAgreement(school.id, 'staff')
  for (const givenName of ['Ada', 'Bao', 'Çelik']) await aPerson(school.id, 'staff', { givenName })
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  for (const slot of await slotsOf(roundId)) {
    await signForms(await aSigner(school.id, slot.personId), anAnswer([slot.id], agreement.sha256))
  }
  const { urn } = await db.school.findUniqueOrThrow({ where: { id: school.id } })
  const row = await schoolByUrn(urn)
  if (!row) throw new Error('The school has no row.')
  return { school, row }
}

/** Somebody who owns the machine and means to change what was signed. */
async function intruder() {
  const url = new URL(inject('database').superuserUrl)
  url.pathname = new URL(inject('database').applicationUrl).pathname
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(`SET session_replication_role = replica`)
  return client
}

const folder = mkdtempSync(join(tmpdir(), 'countersign-evidence-'))
let files = 0
function aFile(bytes: string | Uint8Array) {
  files += 1
  const path = join(folder, `export-${files}.jsonl`)
  writeFileSync(path, bytes)
  return path
}

async function textOf(lines: AsyncGenerator<string>) {
  let text = ''
  for await (const line of lines) text += line
  return text
}

describe('an export', () => {
  let text: string
  let row: { id: string; name: string; urn: string }

  beforeAll(async () => {
    const signed = await aSignedSchool()
    row = signed.row
    await makeCheckpoint(signed.school.job, { schoolId: signed.school.id })
    text = await textOf(exportChain(row))
  })

  test('verifies with no database', async () => {
    expect(await verifyExport(aFile(text))).toMatchObject({
      ok: true,
      entries: 3,
      checkpoints: 1,
      fault: null,
      school: row.id,
    })
  })

  test('any one byte changed is found', async () => {
    const bytes = Buffer.from(text, 'utf8')
    const unnoticed: number[] = []
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      if ((await verifyExport(aFile(changed))).ok) unnoticed.push(at)
    }
    expect(bytes.length).toBeGreaterThan(3000)
    expect(unnoticed).toEqual([])
  })

  test('cut short or lengthened is found', async () => {
    const lines = text.split('\n').slice(0, -1)
    const without = (drop: number) => `${lines.filter((_line, index) => index !== drop).join('\n')}\n`
    for (const drop of lines.keys()) {
      expect((await verifyExport(aFile(without(drop)))).ok, `without line ${drop + 1}`).toBe(false)
    }
    expect((await verifyExport(aFile(`${text}{}\n`))).ok).toBe(false)
    expect((await verifyExport(aFile(text.slice(0, -1)))).ok).toBe(false)
  })
})

describe('against an earlier checkpoint', () => {
  test('a chain that was cut short is found, although its own last line holds', async () => {
    const { school, row } = await aSignedSchool()
    const checkpoint = await makeCheckpoint(school.job, { schoolId: school.id })
    const earlier = aFile(await textOf(exportChain(row)))
    const owner = await intruder()
    await owner.query('BEGIN')
    await owner.query(`DELETE FROM "Checkpoint" WHERE "schoolId" = $1`, [school.id])
    await owner.query(
      `DELETE FROM "EvidenceSection" s USING "EvidenceEntry" e WHERE s."entryId" = e.id AND e."schoolId" = $1 AND e.sequence = 3`,
      [school.id],
    )
    const { rows } = await owner.query(
      `DELETE FROM "EvidenceEntry" WHERE "schoolId" = $1 AND sequence = 3 RETURNING "previousHash"`,
      [school.id],
    )
    await owner.query(`UPDATE "ChainHead" SET sequence = 2, hash = $2 WHERE "schoolId" = $1`, [
      school.id,
      rows[0].previousHash,
    ])
    await owner.query('COMMIT')
    await owner.end()
    const path = aFile(await textOf(exportChain(row)))
    expect((await verifyExport(path)).ok).toBe(true)
    expect(await verifyExport(path, [checkpoint])).toMatchObject({ ok: false, fault: { sequence: 3 } })
    expect(await verifyExport(path, await readCheckpoints(earlier))).toMatchObject({
      ok: false,
      fault: { sequence: 3 },
    })
  })
})

describe('a chain recomputed from a change on', () => {
  test('holds by itself, and is found against a checkpoint made before', async () => {
    const { school, row } = await aSignedSchool()
    const checkpoint = await makeCheckpoint(school.job, { schoolId: school.id })
    const owner = await intruder()
    await owner.query('DELETE FROM "Checkpoint" WHERE "schoolId" = $1', [school.id])
    const { rows } = await owner.query<{ id: string; sequence: number; envelope: string }>(
      'SELECT id, sequence, envelope FROM "EvidenceEntry" WHERE "schoolId" = $1 ORDER BY sequence',
      [school.id],
    )
    let hash = GENESIS
    for (const { id, sequence, envelope: text } of rows) {
      const envelope = sequence === 2 ? text.replace('"agreed"', '"declined"') : text
      const next = entryHash(hash, envelope)
      await owner.query('UPDATE "EvidenceEntry" SET envelope = $2, "previousHash" = $3, hash = $4 WHERE id = $1', [
        id,
        envelope,
        hash,
        next,
      ])
      hash = next
    }
    await owner.query('UPDATE "ChainHead" SET hash = $2 WHERE "schoolId" = $1', [school.id, hash])
    await owner.end()
    const path = aFile(await textOf(exportChain(row)))
    expect(await verifyExport(path)).toMatchObject({ ok: true, entries: 3 })
    expect(await verifyExport(path, [checkpoint])).toMatchObject({
      ok: false,
      fault: { sequence: 3, what: 'the chain was recomputed: a checkpoint knows another hash here' },
    })
  })
})

describe('checkpoints kept outside', () => {
  test('are read from a list, from one alone and from an export, whose last line counts too', async () => {
    const { school, row } = await aSignedSchool()
    const checkpoint = await makeCheckpoint(school.job, { schoolId: school.id })
    expect(await readCheckpoints(aFile(JSON.stringify([checkpoint], null, 2)))).toEqual([checkpoint])
    expect(await readCheckpoints(aFile(JSON.stringify(checkpoint, null, 2)))).toEqual([checkpoint])
    const path = aFile(await textOf(exportChain(row)))
    const found = await readCheckpoints(path)
    expect(found.map((head) => head.sequence)).toEqual([3, 3])
    expect(await verifyExport(path, found)).toMatchObject({ ok: true, checkpoints: 3 })
  })

  test('a file that holds none is refused, since nothing would be checked', async () => {
    for (const text of ['', '[]', '{}', 'not JSON', '{"type":"header"}\n']) {
      await expect(readCheckpoints(aFile(text))).rejects.toThrow('holds no checkpoint')
    }
  })
})

describe('the database', () => {
  test('a whole chain verifies', async () => {
    const { row } = await aSignedSchool()
    expect(await verifySchoolChain(row.id)).toMatchObject({ ok: true, entries: 3, fault: null })
  })

  const tampering: [string, string][] = [
    [
      'the envelope',
      `UPDATE "EvidenceEntry" SET envelope = replace(envelope, '"agreed"', '"declined"') WHERE "schoolId" = $1 AND sequence = 2`,
    ],
    [
      'a hash',
      `UPDATE "EvidenceEntry" SET hash = translate(hash, '0123', '1230') WHERE "schoolId" = $1 AND sequence = 2`,
    ],
    [
      'a previous hash',
      `UPDATE "EvidenceEntry" SET "previousHash" = translate("previousHash", '0123', '1230') WHERE "schoolId" = $1 AND sequence = 2`,
    ],
    ['the kind', `UPDATE "EvidenceEntry" SET kind = 'seal' WHERE "schoolId" = $1 AND sequence = 2`],
    [
      'the time of the row',
      `UPDATE "EvidenceEntry" SET "createdAt" = "createdAt" + interval '1 ms' WHERE "schoolId" = $1 AND sequence = 2`,
    ],
    [
      'a name',
      `UPDATE "EvidenceSection" s SET content = replace(content, 'Typed', 'Typee') FROM "EvidenceEntry" e WHERE e.id = s."entryId" AND e."schoolId" = $1 AND e.sequence = 2`,
    ],
    [
      'a salt',
      `UPDATE "EvidenceSection" s SET salt = translate(salt, '0123456789', '1234567890') FROM "EvidenceEntry" e WHERE e.id = s."entryId" AND e."schoolId" = $1 AND e.sequence = 2`,
    ],
    [
      'a section gone',
      `DELETE FROM "EvidenceSection" s USING "EvidenceEntry" e WHERE e.id = s."entryId" AND e."schoolId" = $1 AND e.sequence = 2 AND s.name = 'act'`,
    ],
    [
      'the outcome of the response',
      `UPDATE "Response" r SET outcome = 'declined' FROM "EvidenceEntry" e WHERE e."responseId" = r.id AND e."schoolId" = $1 AND e.sequence = 2`,
    ],
    [
      'the time of the response',
      `UPDATE "Response" r SET "signedAt" = "signedAt" + interval '1 ms' FROM "EvidenceEntry" e WHERE e."responseId" = r.id AND e."schoolId" = $1 AND e.sequence = 2`,
    ],
  ]
  test.each(tampering)('%s changed is found at its entry', async (_what, sql) => {
    const { row } = await aSignedSchool()
    const owner = await intruder()
    await owner.query('BEGIN')
    const { rowCount } = await owner.query(sql, [row.id])
    await owner.query('COMMIT')
    await owner.end()
    expect(rowCount).toBeGreaterThan(0)
    expect(await verifySchoolChain(row.id)).toMatchObject({ ok: false, fault: { sequence: 2 } })
  })

  test('an entry gone is found', async () => {
    const { row } = await aSignedSchool()
    const owner = await intruder()
    await owner.query(`DELETE FROM "EvidenceEntry" WHERE "schoolId" = $1 AND sequence = 2`, [row.id])
    await owner.end()
    expect(await verifySchoolChain(row.id)).toMatchObject({
      ok: false,
      fault: { sequence: 2, what: 'an entry is missing' },
    })
  })
})
