import { newReference } from '@/lib/reference'
import { type Damage, scanned, seeded, someDamage } from './damage.factory'
import { openPages } from './open-pages'
import { printed } from './printed.factory'
import { readPage } from './read-page'

type Miss = { page: number; dpi: number; damage: Damage; read: string[] }
export type Accuracy = { pages: number; right: number; wrong: Miss[]; missed: Miss[]; ms: number }

/** Scans so many pages of printed forms with seeded damage, half at 150 and half at 300 dots to the inch, and reads them back. */
export async function measureAccuracy(pages: number, seed = 1): Promise<Accuracy> {
  const next = seeded(seed)
  const result: Accuracy = { pages: 0, right: 0, wrong: [], missed: [], ms: 0 }
  const styles = ['standard', 'large_print', 'pictures'] as const
  for (let form = 0; result.pages < pages; form++) {
    const dpi = form % 2 === 0 ? 150 : 300
    const code = newReference()
    for (const [index, picture] of (await printed(dpi, { code, style: styles[form % 3] })).entries()) {
      if (result.pages === pages) break
      const damage = someDamage(next)
      const file = await scanned(picture, damage, next)
      const since = performance.now()
      const { pages: opened } = await openPages('scan.jpg', file)
      const { codes } = await readPage(opened[0] as NonNullable<(typeof opened)[0]>)
      result.ms += performance.now() - since
      const read = codes.map((one) => `${one.code} ${one.page}`)
      const miss = { page: result.pages, dpi, damage, read }
      result.pages += 1
      if (read.length === 1 && read[0] === `${code} ${index + 1}`) result.right += 1
      else if (read.length === 0) result.missed.push(miss)
      else result.wrong.push(miss)
    }
  }
  return result
}
