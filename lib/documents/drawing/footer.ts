import type { PDFDocument } from 'pdf-lib'
import type { CopyLabel } from '../types'
import { HAIRLINE, PAPER, QUIET, ROOM } from './look'
import { addStream } from './streams'
import { layOut } from './text/layout'
import { embedFonts, noFonts, showLine } from './text/piece-fonts'

const SIZE = 8
const RULE = 50

/** School, reference and "Page x of y" at the foot of every page, and the file's properties; `at` is its only date. */
export function label(document: PDFDocument, { title, school, reference, at }: CopyLabel) {
  const fonts = noFonts('F')
  const pages = document.getPages()
  const left = layOut(school, ROOM * 0.5, { size: SIZE }).slice(0, 2)
  const middle = layOut(reference, ROOM * 0.25, { size: SIZE, weight: 600 })[0]
  const [open, close] = [addStream(document.context, 'q\n'), addStream(document.context, '\nQ\n')]
  for (const [index, page] of pages.entries()) {
    const right = layOut(`Page ${index + 1} of ${pages.length}`, ROOM, { size: SIZE })[0]
    const shown = [
      ...left.map((line, row) => showLine(fonts, line, QUIET, PAPER.side, RULE - 13 - row * 10)),
      middle && showLine(fonts, middle, QUIET, PAPER.side + ROOM * 0.55, RULE - 13),
      right && showLine(fonts, right, QUIET, PAPER.side + ROOM - right.width, RULE - 13),
    ]
    const rule = `q\n${grey(HAIRLINE)} RG\n0.5 w\n${PAPER.side} ${RULE} m ${PAPER.side + ROOM} ${RULE} l S\nQ`
    // The page's own drawing leaves its scale and colours behind unless it is fenced off.
    page.node.wrapContentStreams(open, close)
    page.node.addContentStream(addStream(document.context, [rule, ...shown].filter(Boolean).join('\n')))
  }
  embedFonts(document, fonts, pages)
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(school)
  document.setSubject(reference)
  document.setLanguage('en-GB')
  document.setCreator('Countersign')
  document.setProducer('Countersign')
  document.setCreationDate(at)
  document.setModificationDate(at)
}

const grey = (colour: string) =>
  [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ')
