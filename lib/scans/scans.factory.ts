import { toBuffer } from 'qrcode'
import sharp from 'sharp'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { paperCode } from '@/lib/format/paper-code'
import { newReference } from '@/lib/reference'
import { aPupilAsking } from '@/lib/signing/commands/signing.factory'
import { getPaperForm } from '@/lib/signing/queries/paper'
import { today } from '@/lib/testing/round-factories'
import { readScan } from './commands/read-scan'
import { startScan } from './commands/start-scan'
import { getScan } from './queries/get-scan'

export const ONLY_TRY = { attempt: 1, maxAttempts: 1, isLast: true }

const SIDE = 132
const PAGE = { width: 760, height: 1075 }

/** A scanned sheet with so many codes on it, and some ink: each is its own picture. */
export async function aSheet(...codes: string[]): Promise<Uint8Array> {
  const squares = await Promise.all(
    codes.map(async (text, index) => ({
      input: await toBuffer(text, { errorCorrectionLevel: 'Q', width: SIDE, margin: 4 }),
      left: PAGE.width - SIDE - 40 - index * 300,
      top: PAGE.height - SIDE - 40,
    })),
  )
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="120"><text x="10" y="70" font-size="34">${newReference()}</text></svg>`
  const page = sharp({ create: { ...PAGE, channels: 3, background: '#fff' } })
  return page
    .composite([...squares, { input: Buffer.from(words), left: 100, top: 200 }])
    .jpeg({ quality: 80 })
    .toBuffer()
}

export const anEmptySheet = () =>
  sharp({ create: { ...PAGE, channels: 3, background: '#fbfaf7' } })
    .jpeg()
    .toBuffer()

/** A form printed for a request, with the codes of its pages as they stand on the paper. */
export async function aPrintedForm(requestId: string, pages = 1) {
  const { schoolId, agreementVersionId } = await db.request.findUniqueOrThrow({ where: { id: requestId } })
  const code = newReference()
  await db.printedForm.create({
    data: { code, schoolId, requestId, agreementVersionId, style: 'standard', pages },
    select: { id: true },
  })
  return Array.from({ length: pages }, (_, index) => paperCode({ code, page: index + 1, pages }))
}

export const asFiles = (sheets: Uint8Array[]) =>
  sheets.map((bytes, index) => ({
    name: `page ${index + 1}.jpg`,
    size: bytes.length,
    bytes: Uint8Array.from(bytes),
  }))

/** Sheets sent in and read, as the worker does it. */
export async function aReadScan(actor: Actor, schoolId: string, sheets: Uint8Array[]) {
  const { scanId } = await startScan(actor, { schoolId, files: asFiles(sheets) })
  await readScan({ scanId }, ONLY_TRY)
  return scanOf(actor, scanId)
}

export async function scanOf(actor: Actor, scanId: string) {
  const scan = await getScan(actor, scanId)
  if (!scan) throw new Error('The scan is out of reach.')
  return scan
}

/** A pupil's form whose one page was printed, and read in a scan together with one page that has no code. */
export async function aScannedForm() {
  const asking = await aPupilAsking()
  const { school, roundId } = asking
  const { id: requestId } = await db.request.findFirstOrThrow({ where: { roundId }, select: { id: true } })
  const [code = ''] = await aPrintedForm(requestId)
  const scan = await aReadScan(school.office, school.id, [await aSheet(code), await aSheet()])
  const form = await getPaperForm(school.office, requestId)
  const aside = scan.setAside[0]
  if (!form || !aside) throw new Error('The scan was not read.')
  const input = {
    scanId: scan.id,
    requestId,
    slotIds: form.open.slice(0, 2).map(({ slotId }) => slotId),
    outcome: 'agreed',
    signedOn: today(),
    sha256: form.sha256,
  }
  return { ...asking, requestId, code, scan, form, aside, input }
}
