import { aCopy } from '@/lib/documents/drawing/copy.factory'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const paragraph = (words: string, style = 'Standard') => `<text:p text:style-name="${style}">${escaped(words)}</text:p>`

const NAMESPACES = ['office', 'style', 'text', 'table', 'draw']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** A mail merge's letters of three pages in one document of text, with the words of the copies that are measured beside it. */
export function mergedLetters(letters: number): string {
  const { agreement, round } = aCopy()
  const letter = (turn: number) => {
    const signature = (signer: string) => [
      paragraph(`Signed by ${signer}`, 'Next'),
      paragraph(`I am ${signer}. I have read this agreement, version 2, and this is my signature to it.`),
      paragraph(`${round}, class Kestrels`),
    ]
    return [
      paragraph(agreement.content.title, turn === 0 ? 'Standard' : 'Next'),
      ...agreement.content.clauses.map(({ text }) => paragraph(text)),
      ...signature(`Ada Nr${turn} Brown`),
      ...signature(`Esme Nr${turn} Brown`),
    ].join('\n')
  }
  const body = Array.from({ length: letters }, (_, turn) => letter(turn)).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles><style:style style:name="Next" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>
<office:body><office:text>${body}</office:text></office:body>
</office:document>`
}
