import { drawBlankForm } from '@/lib/documents/drawing/blank-form'
import { aBlankForm } from '@/lib/documents/drawing/blank-form.factory'
import type { BlankFormContent } from '@/lib/documents/types'
import { openPdf } from './pdf-pages'
import type { Picture } from './picture'

/** The pages of a printed form as a scanner with so many dots to the inch sees them. */
export async function printed(dpi: number, over: Partial<BlankFormContent> = {}): Promise<Picture[]> {
  const { bytes } = await drawBlankForm(aBlankForm(over))
  const { pages, close } = await openPdf('form.pdf', bytes)
  const pictures: Picture[] = []
  for (const page of pages) pictures.push(await page.draw(Math.round((841.89 / 72) * dpi)))
  close()
  return pictures
}
