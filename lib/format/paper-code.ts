import { normaliseReference } from '@/lib/reference'

/** A page of a printed form; `code` as `7Q2M-XK4T-09BC-HN5E`, pages counted from 1. */
export type PaperPage = { code: string; page: number; pages: number }

const MOST_PAGES = 999
const WRITTEN = /^CS1:([0-9A-HJKMNP-TV-Z]{16}):([1-9]\d{0,2}):([1-9]\d{0,2})$/

/** What the code on a page of a printed form holds, all of it in the alphanumeric letters of QR: `CS1:7Q2MXK4T09BCHN5E:1:3`. */
export function paperCode({ code, page, pages }: PaperPage): string {
  const text = `CS1:${normaliseReference(code).replaceAll('-', '')}:${page}:${pages}`
  if (!readPaperCode(text)) throw new Error(`No page of a printed form: ${text} (at most ${MOST_PAGES} pages).`)
  return text
}

/** The page that a code stands on, or null for any other text; nothing is guessed. */
export function readPaperCode(text: string): PaperPage | null {
  const [, letters, page, pages] = WRITTEN.exec(text) ?? []
  if (!letters || Number(page) > Number(pages)) return null
  return { code: normaliseReference(letters), page: Number(page), pages: Number(pages) }
}
