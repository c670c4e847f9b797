import { describe, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { closeRequest } from '@/lib/rounds/commands'
import { recordPaper } from '@/lib/signing/commands/record-paper'
import { aPupilAsking, atOnce, auditOf } from '@/lib/signing/commands/signing.factory'
import { aSchool } from '@/lib/testing/factories'
import { aPublishedAgreement } from '@/lib/testing/round-factories'
import { pdfOf } from '../reading/files.factory'
import {
  anEmptySheet,
  aPrintedForm,
  aReadScan,
  aScannedForm,
  aSheet,
  asFiles,
  ONLY_TRY,
  scanOf,
} from '../scans.factory'
import { cancelScan } from './cancel-scan'
import { eraseOldScans } from './erase-old-scans'
import { readScan } from './read-scan'
import { addToScan, startScan } from './start-scan'
import { throwPagesAway } from './throw-away'

vi.setConfig({ testTimeout: 60_000 })

const sheet = () => aSheet()

describe('sending a scan in', () => {
  test('keeps it, leaves an audit entry, and queues the reading', async () => {
    const school = await aSchool()
    const { scanId } = await startScan(school.headteacher, { schoolId: school.id, files: asFiles([await sheet()]) })
    expect(await scanOf(school.office, scanId)).toMatchObject({ state: 'waiting', files: [{ name: 'page 1.jpg' }] })
    expect(await auditOf(scanId)).toEqual(['scan.started'])
  })

  test('in pieces is complete with the last one; a piece that does not follow, or comes twice, is refused', async () => {
    const school = await aSchool()
    const [file] = asFiles([await sheet()])
    if (!file) throw new Error('There is no file.')
    const first = { ...file, bytes: file.bytes.slice(0, 5000) }
    const { scanId } = await startScan(school.office, { schoolId: school.id, files: [first] })
    expect((await scanOf(school.office, scanId)).state).toBe('receiving')
    const rest = { scanId, position: 0, start: 5000, bytes: file.bytes.slice(5000) }
    await expect(addToScan(school.office, { ...rest, start: 5001 })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(addToScan(school.office, { ...rest, bytes: file.bytes })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(addToScan(school.office, { ...rest, bytes: new Uint8Array() })).rejects.toMatchObject({
      code: 'INVALID',
    })
    await expect(addToScan(school.teacher, rest)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(addToScan((await aSchool()).office, rest)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { done, failures } = await atOnce(
      () => addToScan(school.office, rest),
      () => addToScan(school.office, rest),
    )
    expect([done, failures]).toMatchObject([[{ whole: true }], [{ code: 'CONFLICT' }]])
    await readScan({ scanId }, ONLY_TRY)
    expect(await scanOf(school.office, scanId)).toMatchObject({ state: 'read', setAside: [{ reason: 'no_code' }] })
    expect(await auditOf(scanId)).toEqual(['scan.started', 'scan.received'])
  })

  test('is refused for other posts, for another school, and for files that are none or too many', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const files = asFiles([await sheet()])
    const input = { schoolId: school.id, files }
    for (const actor of [school.teacher, school.clerk, school.itManager, school.safeguardingLead]) {
      await expect(startScan(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(startScan(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const refused = (wrong: object[]) => startScan(school.office, { ...input, files: wrong })
    for (const wrong of [
      [],
      Array(101).fill(files[0]),
      [{ ...files[0], size: 200 * 1024 * 1024 }],
      [{ ...files[0], size: 1 }],
    ]) {
      await expect(refused(wrong)).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { files: [expect.any(String)] },
      })
    }
  })

  test('twice at once is two scans, whose pages are noticed as the same', async () => {
    const { school, roundId } = await aPupilAsking()
    const { id } = await db.request.findFirstOrThrow({ where: { roundId } })
    const [code = ''] = await aPrintedForm(id)
    const bytes = await aSheet(code)
    const scans = await Promise.all([1, 2].map(() => aReadScan(school.office, school.id, [bytes])))
    expect(scans.flatMap(({ forms }) => forms)).toHaveLength(1)
    expect(scans.flatMap(({ setAside }) => setAside.map(({ reason }) => reason))).toEqual(['repeated'])
  })
})

describe('reading a scan', () => {
  test('puts each page to its form, in the order of the stack, and sets aside what leaves a doubt', async () => {
    const { school, roundId } = await aPupilAsking()
    const elsewhere = await aPupilAsking()
    const [ours, theirs] = await Promise.all(
      [roundId, elsewhere.roundId].map((id) => db.request.findFirstOrThrow({ where: { roundId: id } })),
    )
    const [one = '', two = ''] = await aPrintedForm(ours?.id ?? '', 2)
    const [again = ''] = await aPrintedForm(ours?.id ?? '')
    const [foreign = ''] = await aPrintedForm(theirs?.id ?? '')
    const lies = one.replace(':1:2', ':1:7')
    const sheets = [[two], [one], [], [one, again], [foreign], [lies], ['https://example.test/CS1'], [one]]
    const scan = await aReadScan(school.office, school.id, [
      ...(await Promise.all(sheets.map((codes) => aSheet(...codes)))),
      await anEmptySheet(),
    ])
    expect(scan).toMatchObject({ state: 'read', progress: { done: 9, total: 9 } })
    expect(scan.forms).toMatchObject([{ requestId: ours?.id, pages: 2, recorded: false, open: true }])
    expect(scan.setAside.map(({ position, reason }) => [position, reason])).toEqual([
      [3, 'no_code'],
      [4, 'several_codes'],
      [5, 'not_ours'],
      [6, 'not_ours'],
      [7, 'no_code'],
      [8, 'repeated'],
      [9, 'blank'],
    ])
    // Of another school's form nothing is kept that leads to it.
    expect(await db.scanPage.findFirst({ where: { scanId: scan.id, position: 5 } })).toMatchObject({
      code: null,
      requestId: null,
    })
    expect(await db.scanPart.count({ where: { scanId: scan.id } })).toBe(0)
  })

  test('sets aside a form of an earlier version, one that was closed, and one that everybody answered', async () => {
    const { school, requestId, form, agreement } = await aScannedForm()
    const [replaced = ''] = await aPrintedForm(requestId)
    const newer = await aPublishedAgreement(school.id, 'older_pupils', {
      agreementId: agreement.agreementId,
      number: 2,
      wording: 'second',
    })
    const as = (agreementVersionId: string) =>
      db.request.update({ where: { id: requestId }, data: { agreementVersionId } })
    const reasonNow = async (code: string) =>
      (await aReadScan(school.office, school.id, [await aSheet(code)])).setAside[0]?.reason
    await as(newer.versionId)
    expect(await reasonNow(replaced)).toBe('replaced')
    await as(agreement.versionId)
    await recordPaper(school.office, {
      requestId,
      slotIds: form.open.map(({ slotId }) => slotId),
      outcome: 'agreed',
      signedOn: form.latest,
      sha256: form.sha256,
    })
    expect(await reasonNow(replaced)).toBe('answered')

    const other = await aScannedForm()
    const [closed = ''] = await aPrintedForm(other.requestId)
    await closeRequest(other.school.office, { requestId: other.requestId, reason: 'Moved away' })
    const scan = await aReadScan(other.school.office, other.school.id, [await aSheet(closed)])
    expect(scan.setAside[0]?.reason).toBe('closed')
  })

  test('a file that cannot be read says why, and the others are read', async () => {
    const school = await aSchool()
    const good = asFiles([await pdfOf([await sheet(), await sheet()])])
    const bad = { name: 'list.xlsx', size: 9, bytes: Uint8Array.from(Buffer.from('PK and so')) }
    const { scanId } = await startScan(school.office, { schoolId: school.id, files: [bad, ...good] })
    await readScan({ scanId }, ONLY_TRY)
    const scan = await scanOf(school.office, scanId)
    expect(scan).toMatchObject({
      state: 'read',
      files: [{ trouble: expect.stringContaining('neither') }, { trouble: null }],
    })
    expect(scan.setAside.map(({ position, pageOfFile }) => [position, pageOfFile])).toEqual([
      [1, 1],
      [2, 2],
    ])
    const { scanId: none } = await startScan(school.office, { schoolId: school.id, files: [bad] })
    await readScan({ scanId: none }, ONLY_TRY)
    expect(await scanOf(school.office, none)).toMatchObject({
      state: 'failed',
      trouble: expect.stringContaining('neither'),
    })
  })

  test('taken up again after a worker died, and run twice at the same moment, reads no page twice', async () => {
    const school = await aSchool()
    const sheets = [await sheet(), await sheet(), await sheet()]
    const { scanId } = await startScan(school.office, { schoolId: school.id, files: asFiles([await pdfOf(sheets)]) })
    await Promise.all([readScan({ scanId }, ONLY_TRY), readScan({ scanId }, ONLY_TRY)])
    await db.scan.update({ where: { id: scanId }, data: { state: 'reading' } })
    await readScan({ scanId }, ONLY_TRY)
    const scan = await scanOf(school.office, scanId)
    expect(scan.setAside.map(({ position }) => position)).toEqual([1, 2, 3])
    expect(scan.state).toBe('read')
  })
})

describe('cancelling a scan', () => {
  test('stops it, erases what was sent, and leaves an audit entry; a second time is a conflict', async () => {
    const school = await aSchool()
    const { scanId } = await startScan(school.office, { schoolId: school.id, files: asFiles([await sheet()]) })
    const { done, failures } = await atOnce(
      () => cancelScan(school.office, { scanId }),
      () => cancelScan(school.headteacher, { scanId }),
    )
    expect([done.length, failures]).toMatchObject([1, [{ code: 'CONFLICT' }]])
    await readScan({ scanId }, ONLY_TRY)
    expect(await scanOf(school.office, scanId)).toMatchObject({ state: 'cancelled', setAside: [] })
    expect(await db.scanPart.count({ where: { scanId } })).toBe(0)
    expect(await auditOf(scanId)).toEqual(['scan.started', 'scan.cancelled'])
  })

  test('is not for other posts, other schools, or something that is no scan', async () => {
    const school = await aSchool()
    const { scanId } = await startScan(school.office, { schoolId: school.id, files: asFiles([await sheet()]) })
    await expect(cancelScan(school.teacher, { scanId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(cancelScan((await aSchool()).office, { scanId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(cancelScan(school.office, { scanId: 'this' })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

test('the clock erases what nobody recorded after a month, and what was thrown away after a week; what is recorded stays', async () => {
  const { school, scan, aside, input } = await aScannedForm()
  const { recordScanned } = await import('./record-scanned')
  await recordScanned(school.office, input)
  const two = await aReadScan(school.office, school.id, [await sheet(), await sheet()])
  await throwPagesAway(school.office, { scanId: two.id, pageIds: [two.setAside[0]?.id] })
  const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000)
  await db.scanPage.updateMany({ where: { scanId: two.id, state: 'thrown_away' }, data: { settledAt: daysAgo(8) } })
  await db.scanPage.updateMany({ where: { scanId: scan.id }, data: { createdAt: daysAgo(31) } })
  await db.scan.update({ where: { id: scan.id }, data: { createdAt: daysAgo(31) } })
  const { scanId: unsent } = await startScan(school.office, {
    schoolId: school.id,
    files: [{ name: 'half.pdf', size: 99, bytes: new Uint8Array(5) }],
  })
  await db.scan.update({ where: { id: unsent }, data: { createdAt: daysAgo(2) } })
  await eraseOldScans(null, ONLY_TRY)
  const left = await scanOf(school.office, scan.id)
  expect([left.forms.length, left.setAside.length, left.files.length]).toEqual([1, 0, 0])
  expect(await db.scanPage.count({ where: { id: aside.id } })).toBe(0)
  expect(await scanOf(school.office, two.id)).toMatchObject({ thrownAway: [], setAside: [{ reason: 'no_code' }] })
  expect((await scanOf(school.office, unsent)).state).toBe('cancelled')
})
