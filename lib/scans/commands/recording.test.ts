import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { readCopySource } from '@/lib/documents/copy-content'
import { atOnce, auditOf, evidenceOf, responsesOf } from '@/lib/signing/commands/signing.factory'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { getFile } from '@/lib/storage/files'
import { aSchool } from '@/lib/testing/factories'
import { stateOf } from '@/lib/testing/round-factories'
import { getPicture } from '../queries/get-picture'
import { getScanPage, listPagesOfForm } from '../queries/get-scan'
import { getScannedForm } from '../queries/get-scanned-form'
import { listScans } from '../queries/list-scans'
import { aPrintedForm, aReadScan, aScannedForm, aSheet, scanOf } from '../scans.factory'
import { assignPage } from './assign-page'
import { recordScanned } from './record-scanned'
import { restorePage, throwPagesAway } from './throw-away'

vi.setConfig({ testTimeout: 60_000 })

const sha256 = (bytes: Uint8Array | null) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')

describe('recording a scanned form', () => {
  test('keeps the picture under its hash, which is evidence, and completes the form, whose copy says paper', async () => {
    const { school, scan, requestId, input } = await aScannedForm()
    const seen = await getScannedForm(school.office, scan.id, requestId)
    const picture = await getPicture(school.office, seen?.pages[0]?.id ?? '')
    const { recorded } = await recordScanned(school.office, input)
    const { act, identity } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(act.paper).toEqual({ signedOn: input.signedOn, scans: [sha256(picture)] })
    expect(identity.recordedBy).toBe(school.office.name)
    expect((await getFile(school.id, sha256(picture)))?.contentType).toBe('image/jpeg')
    expect(await stateOf(requestId)).toBe('complete')
    expect((await auditOf(requestId)).filter((action) => action === 'response.agreed')).toHaveLength(2)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2 })
    expect((await scanOf(school.office, scan.id)).forms).toMatchObject([{ recorded: true }])
    const [kept] = await listPagesOfForm(school.office, requestId)
    expect(sha256(await getPicture(school.office, kept?.id ?? ''))).toBe(sha256(picture))
    const source = await db.$transaction((tx) => readCopySource(tx, school.id, requestId, 'AAAA-BBBB-CCCC-DDDD'))
    expect(source?.content.signatures[0]).toMatchObject({
      route: `On paper, recorded for the school by ${school.office.name}`,
      mark: { kind: 'paper', signedOn: input.signedOn, scans: [sha256(picture)] },
    })
  })

  test('one signer after the other, and again after a mistake was taken back, names the same picture', async () => {
    const { school, requestId, input } = await aScannedForm()
    const [first, second] = input.slotIds.map((slotId) => ({ ...input, slotIds: [slotId] }))
    const one = await recordScanned(school.office, first)
    await recordScanned(school.office, second)
    const responseId = one.recorded[0]?.responseId ?? ''
    await takeBackResponse(school.office, { responseId, reason: 'The wrong line was read.' })
    const again = await recordScanned(school.office, { ...first, outcome: 'declined', reason: 'no reason given' })
    const scans = async (id = '') => (await evidenceOf(id)).act.paper?.scans
    expect(await scans(again.recorded[0]?.responseId)).toEqual(await scans(responseId))
    expect(await stateOf(requestId)).toBe('declined')
  })

  test('is for the office and the headteacher; another school’s scan is not found', async () => {
    const { school, scan, requestId, input } = await aScannedForm()
    const other = await aScannedForm()
    for (const actor of [school.teacher, school.clerk, school.itManager, school.safeguardingLead]) {
      await expect(recordScanned(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(recordScanned(other.school.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const mixed = { ...input, scanId: other.scan.id }
    await expect(recordScanned(school.office, mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getScannedForm(other.school.office, scan.id, requestId)).toBeNull()
    expect(await listScans(other.school.office, school.id)).toEqual([])
    const page = (await getScannedForm(school.office, scan.id, requestId))?.pages[0]?.id ?? ''
    expect(await getPicture(other.school.office, page)).toBeNull()
    expect(await getScanPage(other.school.office, page)).toBeNull()
    await expect(getPicture(school.teacher, page)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('bad input names the field and keeps nothing', async () => {
    const { school, scan, requestId, input } = await aScannedForm()
    const refused = (over: object) =>
      recordScanned(school.office, { ...input, ...over }).catch((error) => error.fieldErrors)
    expect(await refused({ slotIds: [] })).toHaveProperty('slotIds')
    expect(await refused({ outcome: undefined })).toHaveProperty('outcome')
    expect(await refused({ outcome: 'declined' })).toHaveProperty('reason')
    expect(await refused({ signedOn: '2031-01-01' })).toHaveProperty('signedOn')
    expect(await responsesOf(requestId)).toBe(0)
    expect((await scanOf(school.office, scan.id)).forms).toMatchObject([{ recorded: false }])
    expect(await db.storedFile.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('twice at once: one is recorded', async () => {
    const { school, requestId, input } = await aScannedForm()
    const { done, failures } = await atOnce(
      () => recordScanned(school.office, input),
      () => recordScanned(school.headteacher, input),
    )
    expect([done.length, failures]).toMatchObject([1, [{ code: 'CONFLICT' }]])
    expect(await responsesOf(requestId)).toBe(2)
  })
})

describe('a page that was set aside', () => {
  test('is put to a form by hand, recorded with it, and the trail says who put it there', async () => {
    const { school, aside, requestId, scan, input } = await aScannedForm()
    await assignPage(school.office, { pageId: aside.id, requestId })
    expect(await auditOf(requestId)).toContain('scan.page_assigned')
    const seen = await getScannedForm(school.office, scan.id, requestId)
    expect(seen).toMatchObject({ pages: [{ position: 1 }, { position: 2 }], missingPages: [], next: null })
    const { recorded } = await recordScanned(school.office, input)
    expect((await evidenceOf(recorded[0]?.responseId ?? '')).act.paper?.scans).toHaveLength(2)
  })

  test('is not put to a form that asks for another text, or that everybody answered', async () => {
    const { school, scan, aside, requestId, form, input } = await aScannedForm()
    const other = await aScannedForm()
    const [old = ''] = await aPrintedForm(requestId)
    await db.printedForm.updateMany({
      where: { schoolId: school.id, code: { in: [old.slice(4, 20).replace(/(.{4})(?=.)/g, '$1-')] } },
      data: { agreementVersionId: other.agreement.versionId },
    })
    const replaced = (await aReadScan(school.office, school.id, [await aSheet(old)])).setAside[0]
    expect(replaced?.reason).toBe('replaced')
    const wrongText = assignPage(school.office, { pageId: replaced?.id, requestId })
    await expect(wrongText).rejects.toMatchObject({ code: 'CONFLICT' })
    await recordScanned(school.office, { ...input, slotIds: form.open.map(({ slotId }) => slotId) })
    await expect(assignPage(school.office, { pageId: aside.id, requestId })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await scanOf(school.office, scan.id)).setAside).toHaveLength(1)
  })

  test('is refused for other posts, other schools, no form, and the second of two at once', async () => {
    const { school, aside, requestId } = await aScannedForm()
    const other = await aScannedForm()
    const input = { pageId: aside.id, requestId }
    await expect(assignPage(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(assignPage((await aSchool()).office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const theirs = assignPage(school.office, { ...input, requestId: other.requestId })
    await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const none = assignPage(school.office, { ...input, requestId: '' })
    await expect(none).rejects.toMatchObject({ code: 'INVALID', fieldErrors: { requestId: [expect.any(String)] } })
    const { done, failures } = await atOnce(
      () => assignPage(school.office, input),
      () => assignPage(school.office, input),
    )
    expect([done.length, failures]).toMatchObject([1, [{ code: 'CONFLICT' }]])
  })

  test('is thrown away and taken out of the bin again, by those who may, once', async () => {
    const { school, scan, aside } = await aScannedForm()
    const elsewhere = await aSchool()
    const away = { scanId: scan.id, pageIds: [aside.id] }
    await expect(throwPagesAway(school.teacher, away)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(throwPagesAway(elsewhere.office, away)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(throwPagesAway(school.office, { ...away, pageIds: [] })).rejects.toMatchObject({ code: 'INVALID' })
    const thrown = await atOnce(
      () => throwPagesAway(school.office, away),
      () => throwPagesAway(school.office, away),
    )
    expect([thrown.done, thrown.failures]).toMatchObject([[{ pages: 1 }], [{ code: 'CONFLICT' }]])
    expect(await scanOf(school.office, scan.id)).toMatchObject({ setAside: [], thrownAway: [{ id: aside.id }] })

    const back = { pageId: aside.id }
    await expect(restorePage(school.clerk, back)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(restorePage(elsewhere.office, back)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(restorePage(school.office, { pageId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const restored = await atOnce(
      () => restorePage(school.office, back),
      () => restorePage(school.office, back),
    )
    expect([restored.done.length, restored.failures]).toMatchObject([1, [{ code: 'CONFLICT' }]])
    expect(await scanOf(school.office, scan.id)).toMatchObject({ setAside: [{ reason: 'no_code' }], thrownAway: [] })
    expect(await auditOf(scan.id)).toEqual(['scan.started', 'scan.pages_thrown_away', 'scan.page_restored'])
  })
})
