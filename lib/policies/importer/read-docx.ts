import mammoth from 'mammoth'
import { AppError } from '@/lib/errors'
import { htmlToText } from '@/lib/policies/importer/html-to-text'
import { inspectZip } from '@/lib/policies/importer/zip-guard'

/** Reads a Word document (.docx) as plain lines; throws INVALID where the file is another kind of zip or damaged. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const names = await inspectZip(bytes)
  if (!names.includes('word/document.xml')) throw new AppError('INVALID', otherKind(names))
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: ["p[style-name='Title'] => p.title:fresh", 'u => '],
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    return htmlToText(value)
  } catch {
    throw new AppError('INVALID', 'This Word document could not be read. Open it in Word and save it again as .docx.')
  }
}

function otherKind(names: string[]): string {
  if (names.some((name) => name.startsWith('xl/')))
    return 'This is a spreadsheet, not a policy. Choose a .docx, .pdf, .txt or .md file.'
  if (names.some((name) => name.startsWith('ppt/')))
    return 'This is a slide show. Save its text as a .docx, .pdf, .txt or .md file.'
  if (names.includes('content.xml')) return 'This is an OpenDocument file. Save it as .docx or .pdf and choose that.'
  return 'This is a zip file. Unpack it and choose the document inside.'
}
