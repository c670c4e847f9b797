import { PDFDocument } from 'pdf-lib'
import type { ReactElement } from 'react'
import { type Ink, noInk, pour } from './ink'
import { registerFonts } from './look'
import { type Document, renderToBuffer } from './react-pdf'

/** Draws a document and writes its shaped text into it; `prefix` keeps the fonts of joined files apart. */
export async function render(prefix: string, draw: (ink: Ink) => ReactElement<DocumentProps>): Promise<Uint8Array> {
  registerFonts()
  const ink = noInk(prefix)
  const drawn = await renderToBuffer(draw(ink)).catch((error: unknown) => {
    throw ink.failure ?? error
  })
  const pdf = await PDFDocument.load(drawn, { updateMetadata: false })
  pour(pdf, ink)
  return pdf.save({ addDefaultPage: false })
}

type DocumentProps = React.ComponentProps<typeof Document>
