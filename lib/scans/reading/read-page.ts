import { type PaperPage, readPaperCode } from '@/lib/format/paper-code'
import { cleaned, type FoundCodes, findCodes } from './find-codes'
import { isBlank, keptPicture, type OpenPage, type Picture } from './picture'

/** The longer side of an A4 page at 200 and at 300 to the inch. */
const FIRST_LOOK = 2339
const SECOND_LOOK = 3508

export type ReadPage = {
  /** The codes of our forms on it, each once. */
  codes: PaperPage[]
  blank: boolean
  jpeg: Uint8Array
  width: number
  height: number
}

/** Looks at a page until a code of a form is found, larger or cleaner each time; throws Unreadable. */
export async function readPage(page: OpenPage): Promise<ReadPage> {
  const first = await page.draw(FIRST_LOOK)
  const seen = ours(await findCodes(first))
  // Many backs of sheets are empty: there is nothing to look for again.
  const blank = seen.codes.length === 0 && (await isBlank(first))
  const { codes, quarters } = seen.codes.length > 0 || blank ? seen : await lookAgain(page, first)
  return { codes, blank, ...(await keptPicture(first, quarters)) }
}

async function lookAgain(page: OpenPage, first: Picture) {
  const tries = [() => page.draw(SECOND_LOOK), () => cleaned(first), async () => cleaned(await page.draw(SECOND_LOOK))]
  for (const attempt of tries) {
    const found = ours(await findCodes(await attempt()))
    if (found.codes.length > 0) return found
  }
  return { codes: [], quarters: 0 }
}

const ours = ({ texts, quarters }: FoundCodes) => ({
  codes: texts.map(readPaperCode).filter((code) => code !== null),
  quarters,
})
