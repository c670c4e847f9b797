import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { type OpenPage, Unreadable } from './picture'

const require = createRequire(import.meta.url)

let program: ArrayBuffer | null = null

function loadProgram(): ArrayBuffer {
  if (!program) {
    const { buffer, byteOffset, byteLength } = readFileSync(
      join(dirname(require.resolve('@hyzyla/pdfium')), 'pdfium.wasm'),
    )
    program = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
  }
  return program
}

const LOCKED = 'This PDF has a password. Save it again without one, or print and scan it.'
const BROKEN = 'This PDF is damaged and cannot be opened. Save or scan it again.'

/**
 * The pages of a PDF, drawn one at a time as pictures: nothing in it is run, no form field is filled and no link followed. Each
 * file gets a memory of its own, which goes with it.
 */
export async function openPdf(name: string, bytes: Uint8Array): Promise<{ pages: OpenPage[]; close(): void }> {
  const library = await PDFiumLibrary.init({ wasmBinary: loadProgram() })
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    library.destroy()
    throw new Unreadable(/password|security/i.test(String(error)) ? LOCKED : BROKEN)
  })
  const pages = Array.from({ length: document.getPageCount() }, (_, index) => pageOf(document, name, index))
  return {
    pages,
    close() {
      document.destroy()
      library.destroy()
    },
  }
}

const pageOf = (document: PDFiumDocument, name: string, index: number): OpenPage => ({
  name,
  number: index + 1,
  draw: async (longSide) => {
    const { width, height } = sizeOf(document, index)
    const scale = longSide / Math.max(width, height)
    const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
    const { data } = await document.getPage(index).render({ ...size, colorSpace: 'BGRA', render: 'bitmap' })
    return { data, ...size }
  },
})

function sizeOf(document: PDFiumDocument, index: number) {
  const { originalWidth: width, originalHeight: height } = document.getPage(index).getOriginalSize()
  if (!(width > 0 && height > 0)) throw new Unreadable('This page is damaged.')
  return { width, height }
}
