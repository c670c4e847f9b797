import 'server-only'
import { db } from '@/lib/db/client'
import { drawBlankForm } from '../drawing/blank-form'
import { formContent, publishedForms } from './form-content'
import { type Outstanding, readOutstanding } from './outstanding'
import type { PackJob, Piece } from './piece'
import { batches, orLeftOut } from './piece'
import { schoolLook } from './school-look'

/** Blank forms, one after the other, each with the row that its code leads to. */
export async function* printForms({ schoolId, style, accountId, items }: PackJob): AsyncGenerator<Piece> {
  const school = await schoolLook(db, schoolId)
  const published = publishedForms(db, schoolId)
  for (const batch of batches(items)) {
    const outstanding = await readOutstanding(
      db,
      schoolId,
      batch.map(({ requestId }) => requestId),
    )
    for (const item of batch) {
      const one = outstanding.get(item.requestId)
      const trouble = whyNot(one)
      if (trouble || !one || !item.code) {
        yield { items: [item.position], trouble: trouble ?? 'This form is not there any more.' }
        continue
      }
      const { code } = item
      yield await orLeftOut(item.position, async () => {
        const content = formContent(one, await published(one.agreementVersionId), { school, style, code })
        const { bytes, pages } = await drawBlankForm(content)
        const { requestId } = item
        const { agreementVersionId } = one
        const form = {
          code,
          schoolId,
          requestId,
          agreementVersionId,
          style: content.style,
          pages,
          printedById: accountId,
        }
        return { bytes, pages, form }
      })
    }
  }
}

function whyNot(one: Outstanding | undefined): string | null {
  if (!one?.outstanding) return 'It was signed or closed meanwhile.'
  return one.open.length === 0 ? 'Everybody who was asked has answered: talk to them instead.' : null
}
