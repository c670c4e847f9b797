import { getDocumentProxy } from 'unpdf'
import { AppError } from '@/lib/errors'
import { inspectPdf } from '@/lib/policies/importer/pdf-guard'
import { type Piece, pagesToText } from '@/lib/policies/importer/pdf-lines'

const MAX_PAGES = 150

/** Reads the text of a PDF; throws INVALID for one that is locked, damaged, only pictures, or longer than 150 pages. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  await inspectPdf(bytes)
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > MAX_PAGES) {
      throw new AppError(
        'INVALID',
        `This PDF has ${pdf.numPages} pages; ${MAX_PAGES} is the most that can be imported.`,
      )
    }
    const pages: Piece[][] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(
        items.flatMap((item) => {
          if (!('str' in item)) return []
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
          return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height }]
        }),
      )
    }
    const text = pagesToText(pages)
    if (!/\p{L}{2}/u.test(text)) {
      throw new AppError(
        'INVALID',
        'This PDF holds pictures of pages and no text. Choose the document it was made from, or a PDF with text.',
      )
    }
    return text
  } finally {
    await pdf.destroy()
  }
}

async function open(bytes: Uint8Array) {
  try {
    // The reader takes its bytes over, so it gets a copy.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 })
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    throw new AppError(
      'INVALID',
      locked
        ? 'This PDF is locked with a password. Save a copy without a password and choose that.'
        : 'This PDF is damaged and cannot be opened. Make it again, or choose the document it was made from.',
    )
  }
}
