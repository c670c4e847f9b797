import { expand } from './expand'
import { writeFile } from './file/write-file'
import { type Ink, noInk, place } from './ink'
import { BODY_FONT, INK, loadFonts } from './look'
import { cutTo } from './paper/page-foot'
import { Canvas, Document, Page } from './react-pdf'
import { drawPart } from './render'
import { layOut, type TypeStyle } from './text/layout'
import { showLine } from './text/piece-fonts'

/** A label's lines: the name, then what stands below it; null leaves the label empty. */
export type Label = { name: string; below: string[] } | null

const MM = 72 / 25.4

/** Sheets of labels on A4 as they are sold: three across, 63.5 mm wide; measures in millimetres. */
const SHEETS = {
  21: { rows: 7, height: 38.1, top: 15.15 },
  24: { rows: 8, height: 33.9, top: 12.9 },
} as const
const ACROSS = { columns: 3, left: 7.25, step: 66.04, width: 63.5 }
// Sheets are not cut quite exactly, and printers are not either.
const INSET = 4

/** One sheet of labels, from the upper left, row by row. */
export async function drawLabels(labels: readonly Label[], sheet: keyof typeof SHEETS): Promise<Uint8Array> {
  await loadFonts()
  const ink = noInk('L')
  const { rows, height, top } = SHEETS[sheet]
  const boxes = labels.slice(0, rows * ACROSS.columns).map((label, at) => ({
    label,
    at,
    left: (ACROSS.left + (at % ACROSS.columns) * ACROSS.step + INSET) * MM,
    top: (top + Math.floor(at / ACROSS.columns) * height + INSET) * MM,
  }))
  const size = { width: (ACROSS.width - 2 * INSET) * MM, height: (height - 2 * INSET) * MM }
  const tree = expand(
    <Document creationDate={new Date(0)} language="en-GB">
      <Page size="A4" style={{ fontFamily: BODY_FONT, color: INK }}>
        {boxes.map(
          ({ label, at, ...corner }) =>
            label && (
              <Canvas
                key={at}
                style={{ position: 'absolute', ...corner, ...size }}
                paint={place(ink, labelOf(ink, label, size.width, size.height))}
              />
            ),
        )}
      </Page>
    </Document>,
  )
  return writeFile([await drawPart(tree, 1)], ink).bytes
}

/** The name as large as it fits, on one line if it can, and the rest below, in the middle of the label's height. */
function labelOf(ink: Ink, { name, below }: NonNullable<Label>, width: number, height: number): string {
  const [size] = [...[15, 13.5, 12].map((one) => [one, 1]), ...[13, 11, 9].map((one) => [one, 2])].find(
    ([one = 9, rows = 2]) => layOut(name, width, { size: one, weight: 600 }).length <= rows,
  ) ?? [9]
  const style: TypeStyle = { size: size ?? 9, weight: 600, lineHeight: 1.2 }
  const [first, ...rest] = layOut(name, width, style)
  // The second of more lines ends in points.
  const second =
    rest.length > 1 ? layOut(cutTo(rest.map(({ text }) => text).join(' '), width, style), width, style) : rest
  const small: TypeStyle = { size: 9, lineHeight: 1.3 }
  const lines = [
    ...(first ? [first] : []),
    ...second,
    ...below.flatMap((text) => layOut(cutTo(text, width, small), width, small)),
  ]
  let y = Math.max(0, (height - lines.reduce((sum, line) => sum + line.height, 0)) / 2)
  return lines
    .map((line) => {
      const shown = showLine(ink.pieces, line, INK, 0, -(y + line.baseline))
      y += line.height
      return shown
    })
    .join('\n')
}
