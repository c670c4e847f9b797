import { createHash } from 'node:crypto'
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core'
import { type Sealer, type Stamp, sealMessage } from './cms'
import type { Timestamp } from './timestamps/answer'

type Wish = { school: string; at: Date; stamp: Stamp | null }

// What the message holds beside certificates, and what a timestamp with its certificates may take.
const MESSAGE_BYTES = 1_024
const TIMESTAMP_BYTES = 12_288
// Any number with as many digits as a place in a file may have.
const UNKNOWN = 9_999_999_999
const LOCKED_AND_HIDDEN = 0b1000_0010

/** Seals a PDF for a school (PAdES B-B; with a time B-T) as a further revision of it, which the seal covers whole. */
export async function sealPdf(bytes: Uint8Array, sealer: Sealer, wish: Wish) {
  const certificates = [sealer.certificate, ...sealer.chain].reduce((sum, one) => sum + one.length, 0)
  const room = MESSAGE_BYTES + certificates + (wish.stamp ? TIMESTAMP_BYTES : 0)
  const file = await withEmptySeal(bytes, room, wish)
  const { from, until } = placeOf(file)
  const hash = createHash('sha256').update(file.subarray(0, from)).update(file.subarray(until)).digest()
  const { bytes: message, timestamp } = await sealMessage(hash, sealer, wish.stamp)
  if (message.length > room) throw new Error('The seal with its certificates is larger than a copy has room for.')
  file.write(Buffer.from(message).toString('hex'), from + 1, 'latin1')
  return { bytes: new Uint8Array(file), timestamp: timestamp satisfies Timestamp | null }
}

/** The file with a field for the seal, the zeros that it will replace, and the ranges that it covers. */
async function withEmptySeal(bytes: Uint8Array, room: number, { school, at }: Wish): Promise<Buffer> {
  const pdf = await PDF.load(bytes)
  const page = pdf.getPage(0)
  if (!page?.ref) throw new Error('A file without pages cannot be sealed.')
  const numbers = (...values: number[]) => new PdfArray(values.map((value) => PdfNumber.of(value)))
  const value = pdf.register(
    PdfDict.of({
      Type: PdfName.of('Sig'),
      Filter: PdfName.of('Adobe.PPKLite'),
      SubFilter: PdfName.of('ETSI.CAdES.detached'),
      ByteRange: numbers(0, UNKNOWN, UNKNOWN, UNKNOWN),
      Contents: PdfString.fromHex('00'.repeat(room)),
      M: PdfString.fromString(pdfTime(at)),
      Name: PdfString.fromString(school),
      Reason: PdfString.fromString('Sealed as it was signed'),
    }),
  )
  const field = pdf.register(
    PdfDict.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Widget'),
      FT: PdfName.of('Sig'),
      T: PdfString.fromString('Seal'),
      TU: PdfString.fromString(`Seal of ${school}`),
      V: value,
      F: PdfNumber.of(LOCKED_AND_HIDDEN),
      P: page.ref,
      Rect: numbers(0, 0, 0, 0),
    }),
  )
  page.dict.set('Annots', new PdfArray([field]))
  const form = PdfDict.of({ Fields: new PdfArray([field]), SigFlags: PdfNumber.of(3) })
  pdf.getCatalog().set('AcroForm', pdf.register(form))
  return Buffer.from(await pdf.save({ incremental: true }))
}

/** Where the seal's value stands, from its `<` to behind its `>`; writes both ranges around it into the file. */
function placeOf(file: Buffer): { from: number; until: number } {
  const ranges = file.lastIndexOf('/ByteRange')
  const from = file.indexOf('<', file.indexOf('/Contents', ranges))
  const until = file.indexOf('>', from) + 1
  const [open, close] = [file.indexOf('[', ranges), file.indexOf(']', ranges)]
  if (ranges < 0 || from < 0 || until <= from || open < 0)
    throw new Error('The empty seal is not where it was written.')
  const text = `[0 ${from} ${until} ${file.length - until}`
  file.write(text.padEnd(close - open), open, 'latin1')
  return { from, until }
}

/** An instant as a PDF writes it. */
const pdfTime = (at: Date) => `D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
