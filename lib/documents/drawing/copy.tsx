import { PDFDocument } from 'pdf-lib'
import type { BodyContent, CopyContent, CopyLabel } from '../types'
import { Body } from './body'
import { Evidence } from './evidence'
import { joinCopy } from './join'
import { Sheets } from './page'
import { checkPicture } from './picture'
import { render } from './render'
import { Signatures } from './signatures'

/** The pages of the agreement: the same for a version and the look of its school, so they can be kept and used again. */
export async function drawBody(content: BodyContent): Promise<Uint8Array> {
  checkPicture(content.school.crestPng, 'The school’s crest')
  return render('B', (ink) => (
    <Sheets>
      <Body ink={ink} content={content} />
    </Sheets>
  ))
}

/** The pages with the signatures and their evidence, which come after `bodyPages` pages of agreement. */
export async function drawSignaturePages(content: CopyContent, { bodyPages }: { bodyPages: number }) {
  for (const { mark } of content.signatures) if (mark.kind === 'drawn') checkPicture(mark.png, 'The drawn mark')
  return render('S', (ink) => (
    <Sheets>
      <Signatures ink={ink} content={content} bodyPages={bodyPages} />
      <Evidence ink={ink} content={content} />
    </Sheets>
  ))
}

/** What stands at the foot of a copy's pages and in its properties. */
export const labelOf = (content: CopyContent): CopyLabel => ({
  title: [content.agreement.content.title, content.pupil ?? content.signatures[0]?.signer].filter(Boolean).join(' – '),
  school: content.school.name,
  reference: content.reference,
  at: content.completedAt,
})

export const pageCount = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()

/** A whole copy; `body` is a kept drawing of its agreement, where there is one. */
export async function drawCopy(content: CopyContent, body?: Uint8Array): Promise<Uint8Array> {
  const agreement = body ?? (await drawBody(content))
  const signatures = await drawSignaturePages(content, { bodyPages: await pageCount(agreement) })
  return joinCopy(agreement, signatures, labelOf(content))
}
