import { PDFDocument } from 'pdf-lib'
import type { BodyContent, CopyContent, CopyLabel } from '../types'
import { Body } from './body'
import { Evidence } from './evidence'
import { expand } from './expand'
import { writeFile } from './file/write-file'
import { groundOf } from './ground'
import { noInk } from './ink'
import { loadFonts } from './look'
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

const labelOf = (content: CopyContent): CopyLabel => ({
  title: [content.agreement.content.title, content.pupil ?? content.signatures[0]?.signer].filter(Boolean).join(' – '),
  school: content.school.name,
  reference: content.reference,
  at: content.completedAt,
})

export const pageCount = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()

/** A whole copy; `body` is a kept drawing of its agreement, where there is one. */
export const drawCopy = async (content: CopyContent, body?: Uint8Array): Promise<Uint8Array> =>
  (await drawCountedCopy(content, body)).bytes

/** A whole copy and how many pages it has. */
export async function drawCountedCopy(content: CopyContent, body?: Uint8Array) {
  for (const { mark } of content.signatures) if (mark.kind === 'drawn') checkPicture(mark.png, 'The drawn mark')
  const [agreement] = await Promise.all([groundOf(body ?? (await drawBody(content))), loadFonts()])
  const ink = noInk('S', { overlay: true })
  const tree = expand(
    <Sheets>
      <Signatures ink={ink} content={content} bodyPages={agreement.part.pages.length} />
      <Evidence ink={ink} content={content} />
    </Sheets>,
  )
  const sheet = await agreement.sheetFor(tree)
  return writeFile([agreement.part, sheet], ink, labelOf(content))
}
