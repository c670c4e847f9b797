import { decodePDFRawStream, PDFArray, type PDFDocument, PDFName, type PDFPage, PDFRawStream } from 'pdf-lib'
import { addStream } from './streams'
import type { Line } from './text/layout'
import { embedFonts, noFonts, type PieceFonts, showLine } from './text/piece-fonts'

/** Shaped text on its way into a file: laid out before the page is drawn, written where the page has left its mark. */
export type Ink = { fonts: PieceFonts; shown: string[]; failure?: unknown }

export const noInk = (prefix: string): Ink => ({ fonts: noFonts(prefix), shown: [] })

// A mitre limit that no drawing uses; a page draws it where a text belongs, in the stream and on the paper.
const MARK = 900_000
const MARKS = /^9(\d{5}) M$/gm

/** Keeps a line, to stand `x` points from the left edge of its place, and returns the mitre limit that stands for it. */
export function mark(ink: Ink, line: Line, colour: string, x: number): number {
  return MARK + ink.shown.push(showLine(ink.fonts, line, colour, x, -line.baseline)) - 1
}

/** Puts every marked text in its place, in the order of reading. */
export function pour(document: PDFDocument, ink: Ink) {
  const pages = document.getPages()
  for (const page of pages)
    rewrite(page, (text) => text.replace(MARKS, (_, at) => upright(ink.shown[Number(at)] ?? '')))
  embedFonts(document, ink.fonts, pages)
}

// The renderer's pages count y downwards.
const upright = (shown: string) => `q\n1 0 0 -1 0 0 cm\n${shown}\nQ`

function rewrite(page: PDFPage, change: (text: string) => string) {
  const { context } = page.doc
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => context.lookup(ref)) : [contents]
  const text = streams
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n')
  page.node.set(PDFName.of('Contents'), addStream(context, change(text)))
}
