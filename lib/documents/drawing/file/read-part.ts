import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { type Block, blockOf, packed, type Stored, streamText } from './objects'

/** Pages of a drawn file with all that they need, numbered from `from`, ready to stand in any number of files. */
export type Part = { block: Block; pages: PartPage[]; next: number }
/**
 * A page without its contents: the entries of its dictionary and of its resources. `content` is the number of a stream, or,
 * where texts are still to be put in, what stands between them and the numbers of these texts in turn.
 */
export type PartPage = { entries: string; resources: Record<string, string>; content: number | string[] }

// A mitre limit that no drawing uses; a page draws it where a text belongs, in the stream and on the paper.
export const MARK = 900_000
const MARKS = /^9(\d{5}) M$/gm
const FILLED_IN = ['Type', 'Parent', 'Contents', 'Resources', 'Annots']

/** Takes a file apart. */
export async function readPart(bytes: Uint8Array, from: number): Promise<Part> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context } = document
  const numbers = new Map<PDFRef, number>()
  const stored: Stored[] = []
  let next = from
  const numberOf = (ref: PDFRef) => {
    const known = numbers.get(ref)
    if (known) return known
    const number = next++
    numbers.set(ref, number)
    store(number, context.lookup(ref))
    return number
  }
  const store = (number: number, object: PDFObject | undefined) => {
    if (!(object instanceof PDFRawStream)) return stored.push({ number, text: object ? textOf(object) : 'null' })
    const entries = entriesOf(object.dict, ['Length'])
    return stored.push({ number, text: streamText(`${entries} `, object.contents.length, ''), bytes: object.contents })
  }
  const textOf = (object: PDFObject): string => {
    if (object instanceof PDFRef) return `${numberOf(object)} 0 R`
    if (object instanceof PDFArray) return `[${object.asArray().map(textOf).join(' ')}]`
    if (object instanceof PDFDict) return `<< ${entriesOf(object)} >>`
    return object.toString()
  }
  const entriesOf = (dict: PDFDict, without: string[] = []) =>
    dict
      .entries()
      .filter(([name]) => !without.includes(name.decodeText()))
      .map(([name, value]) => `${name.toString()} ${textOf(value)}`)
      .join(' ')
  const resourcesOf = (page: PDFPage) =>
    Object.fromEntries(
      (page.node.Resources()?.entries() ?? []).map(([name, value]) => {
        const inner = context.lookup(value)
        return [name.toString(), inner instanceof PDFDict ? entriesOf(inner) : textOf(value)]
      }),
    )
  const pages = document.getPages().map((page): PartPage => {
    const parts = contentOf(page).split(MARKS)
    if (parts.length > 1)
      return { entries: entriesOf(page.node, FILLED_IN), resources: resourcesOf(page), content: parts }
    // The page's own drawing leaves its scale and colours behind unless it is fenced off.
    const content = packed(`q\n${parts[0]}\nQ\n`)
    const number = next++
    stored.push({ number, text: streamText('', content.length), bytes: content })
    return { entries: entriesOf(page.node, FILLED_IN), resources: resourcesOf(page), content: number }
  })
  const pack = next++
  return { block: blockOf(stored, pack), pages, next }
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref)) : [contents]
  return streams
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n')
}
