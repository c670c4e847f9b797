import { PDFHexString, PDFString } from 'pdf-lib'
import type { CopyLabel } from '../../types'
import { footers } from '../footer'
import type { Ink } from '../ink'
import { writePieceFonts } from '../text/piece-fonts'
import { writePlainFonts } from '../text/plain-fonts'
import { blockOf, fileOf, type Objects, type PutBytes, packed, type Stored, streamText } from './objects'
import type { Part, PartPage } from './read-part'

/** A file of these parts, with the texts and pictures of `ink` in their places and, with a label, a foot on every page. */
export function writeFile(parts: Part[], ink: Ink, label?: CopyLabel): { bytes: Uint8Array; pages: number } {
  const stored: Stored[] = []
  let next = parts.at(-1)?.next ?? 1
  const put = (text: string, bytes?: Uint8Array) => {
    stored.push({ number: next, text, bytes })
    return `${next++} 0 R`
  }
  const putBytes: PutBytes = (bytes, entries) => put(streamText(entries, bytes.length), bytes)
  const objects: Objects = { put, putBytes, putStream: (content, entries = '') => putBytes(packed(content), entries) }

  const pages = parts.flatMap((part) => part.pages)
  // Before the fonts are written: the feet use them too.
  const feet = label ? footers(ink.pieces, label, pages.length) : []
  const fonts = writePieceFonts(objects, ink.pieces) + writePlainFonts(objects, ink.plain)
  const pictures = ink.pictures.map((picture, at) => `/${ink.prefix}I${at} ${picture(objects)} `).join('')
  const tree = next++
  const kids = pages.map((page, at) => {
    const contents = contentsOf(objects, page, ink, feet[at] ?? '')
    return put(pageText(tree, page, contents, { '/Font': fonts, '/XObject': pictures }))
  })
  stored.push({ number: tree, text: `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>` })
  const root = next
  put(catalogText(tree))
  const info = label ? next : null
  if (label) put(propertiesOf(label))
  const pack = next++
  const blocks = [...parts.map((part) => part.block), blockOf(stored, pack)]
  return { bytes: fileOf(blocks, { root, info, next }), pages: pages.length }
}

/** A file that opens with its title above it. */
export const catalogText = (tree: number) =>
  `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >> >>`

/** A page below a tree of pages, with what it takes from its part and `more` entries of its resources. */
export const pageText = (tree: number, page: PartPage, contents: string, more: Record<string, string> = {}) =>
  `<< /Type /Page /Parent ${tree} 0 R ${page.entries} /Resources << ${resourcesOf(page, more)} >> /Contents ${contents} >>`

function resourcesOf({ resources }: PartPage, more: Record<string, string>): string {
  const names = new Set([...Object.keys(resources), ...Object.keys(more)])
  return Array.from(names, (name) => {
    const entries = `${resources[name] ?? ''} ${more[name] ?? ''}`
    return name === '/ProcSet' ? `${name} ${entries}` : `${name} << ${entries} >>`
  }).join(' ')
}

// The renderer's pages count y downwards.
const upright = (shown: string) => `q\n1 0 0 -1 0 0 cm\n${shown}\nQ`

function contentsOf(objects: Objects, { content }: PartPage, ink: Ink, foot: string): string {
  if (typeof content !== 'number') {
    const text = content.map((part, at) => (at % 2 ? upright(ink.shown[Number(part)] ?? '') : part)).join('')
    return objects.putStream(`q\n${text}\nQ\n${foot}`)
  }
  return foot ? `[${content} 0 R ${objects.putStream(foot)}]` : `${content} 0 R`
}

/** Words as a file's properties hold them. */
export const text = (words: string) => PDFHexString.fromText(words).toString()

function propertiesOf({ title, school, reference, at }: CopyLabel): string {
  const day = PDFString.fromDate(at).toString()
  return `<< /Title ${text(title)} /Author ${text(school)} /Subject ${text(reference)} /Creator ${text('Countersign')} /Producer ${text('Countersign')} /CreationDate ${day} /ModDate ${day} >>`
}
