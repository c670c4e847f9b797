import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement, slotsOf } from '@/lib/testing/round-factories'
import { nextLink } from '../hash-chain'
import { verifySchoolChain } from '../queries/chain'
import { exportChain } from '../queries/export'
import { recordResponses } from '../record-responses'
import { lockSlots } from '../slots-to-sign'
import { verifyExport } from '../verify-export'
import { makeCheckpoint } from './checkpoints'
import { eraseOldNetwork } from './erase-evidence'
import { openChain } from './open-chain'
import { atOnce, auditOf } from './signing.factory'

const LONG_AGO = new Date('2020-03-02T10:00:00Z')

/** A school where some of the staff signed years ago and one just now, each with the address they came from. */
async function signedSchool({ old = 3 } = {}) {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  const agreement = await aPublishedAgreement(school.id, 'staff')
  for (let index = 0; index <= old; index++) await aPerson(school.id, 'staff', { givenName: `Ada${index}` })
  const slots = await slotsOf(await anOpenRound(school.office, school.id, [agreement.agreementId]))
  for (const [index, { id }] of slots.entries()) {
    await db.$transaction(async (tx) =>
      recordResponses(tx, school.id, await lockSlots(tx, [school.id], [id]), {
        outcome: 'agreed',
        typedName: 'A. Signer',
        mark: null,
        reason: null,
        openedAt: null,
        network: { ip: '198.51.100.77', browser: 'A browser of old' },
        route: 'link',
        authentication: 'personal_link',
        sharedAddress: false,
        witness: null,
        recordedBy: null,
        ...(index < old && { signedAt: LONG_AGO }),
      }),
    )
  }
  return school
}

const networkOf = (schoolId: string) => db.evidenceSection.count({ where: { schoolId, name: 'network' } })

describe('erasing network addresses', () => {
  test('takes those older than twelve months and no others, by one entry; the chain and an earlier checkpoint hold', async () => {
    const school = await signedSchool()
    const before = await makeCheckpoint(school.job, { schoolId: school.id })
    expect(await eraseOldNetwork(school.job, { schoolId: school.id })).toBe(3)
    expect(await networkOf(school.id)).toBe(1)
    expect(await auditOf(school.id)).toContain('evidence.erased')
    expect(await verifySchoolChain(school.id, [before])).toMatchObject({ ok: true, entries: 5, erased: 3, fault: null })
    const kept = await db.evidenceSection.findMany({ where: { schoolId: school.id, name: { not: 'network' } } })
    expect(kept).toHaveLength(8)
  })

  test('an export says the same with no database, and holds no address that was erased', async () => {
    const school = await signedSchool({ old: 1 })
    const before = await makeCheckpoint(school.job, { schoolId: school.id })
    await eraseOldNetwork(school.job, { schoolId: school.id })
    const row = await db.school.findUniqueOrThrow({
      where: { id: school.id },
      select: { id: true, name: true, urn: true },
    })
    let text = ''
    for await (const line of exportChain(row)) text += line
    expect(text.match(/198[.]51/g)).toHaveLength(1)
    const path = join(tmpdir(), `countersign-erased-${row.urn}.jsonl`)
    writeFileSync(path, text)
    expect(await verifyExport(path, [before])).toMatchObject({ ok: true, entries: 3, erased: 1 })
  })

  test('is done by the clock alone, at its own school, and twice at once erases once', async () => {
    const [school, other] = [await signedSchool({ old: 2 }), await aSchool()]
    const input = { schoolId: school.id }
    await expect(eraseOldNetwork(school.headteacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(eraseOldNetwork(other.job, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(eraseOldNetwork(school.job, { schoolId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const erase = () => eraseOldNetwork(school.job, input)
    const { done } = await atOnce(erase, erase)
    expect(done.toSorted()).toEqual([0, 2])
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, erased: 2 })
  })
})

describe('the database itself', () => {
  /** Appends an entry that claims to erase a section of entry 1, as a program would that has been taken over. */
  const claim = (schoolId: string, claimed: Record<string, unknown>) =>
    db.$transaction(async (tx) => {
      const head = await tx.chainHead.findUniqueOrThrow({ where: { schoolId } })
      const id = crypto.randomUUID()
      const link = nextLink(head, {
        format: 1,
        entry: id,
        school: schoolId,
        kind: 'erasure',
        sections: {},
        ...claimed,
      } as never)
      await tx.evidenceEntry.create({ data: { id, schoolId, kind: 'erasure', ...link } })
      await tx.$queryRaw`SELECT erase_sections(${id}::uuid)::text`
    })

  const ENTRY = { sequence: 1, section: 'identity' }

  test.each([
    ['a section that is none of the network', { cause: 'network_age', erases: [ENTRY] }],
    ['a network section of today', { cause: 'network_age', erases: [{ sequence: 2, section: 'network' }] }],
    ['what no plan names', { cause: 'retention', item: crypto.randomUUID(), erases: [ENTRY] }],
    ['without a cause', { erases: [ENTRY] }],
    ['what is not there', { cause: 'network_age', erases: [{ sequence: 7, section: 'network' }] }],
  ])('refuses to erase %s', async (_what, claimed) => {
    const school = await signedSchool({ old: 1 })
    await expect(claim(school.id, claimed)).rejects.toThrow(/erasure|approved|erased/)
    expect(await db.evidenceSection.count({ where: { schoolId: school.id } })).toBe(6)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2 })
  })
})
