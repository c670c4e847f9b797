import { kindOfFile } from './kind-of-file'
import { openPdf } from './pdf-pages'
import { openPhoto } from './photo'
import { type OpenPage, Unreadable } from './picture'

/** The pages of one file, whatever it is called; `close` gives its memory back. Throws Unreadable. */
export async function openPages(name: string, bytes: Uint8Array): Promise<{ pages: OpenPage[]; close(): void }> {
  const kind = kindOfFile(bytes)
  if (kind === 'pdf') return openPdf(name, bytes)
  if (kind) return { pages: [await openPhoto(name, bytes)], close() {} }
  throw new Unreadable('This file is neither a PDF nor a JPEG or PNG picture.')
}
