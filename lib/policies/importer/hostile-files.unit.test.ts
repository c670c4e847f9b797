import { deflateSync } from 'node:zlib'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { inspectPdf } from './pdf-guard'
import { readDocument } from './read-document'

const MB = 1024 * 1024
const refusal = (name: string, bytes: Uint8Array) =>
  readDocument(name, bytes).then(
    (text) => `read: ${text.slice(0, 200)}`,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  )

/** A PDF of one page whose text is this stream. */
function pdfOf(stream: Buffer, filter = '/FlateDecode') {
  const parts = [
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n',
    `4 0 obj\n<</Filter ${filter}/Length ${stream.length}>>\nstream\n`,
  ]
  const end = '\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF'
  return Buffer.concat([Buffer.from(parts.join('')), stream, Buffer.from(end)])
}
const bomb = () => deflateSync(Buffer.alloc(150 * MB, 'q '), { level: 9 })

test('a PDF that unpacks to 150 MB is refused before it is read, also when it was packed twice', async () => {
  const packed = bomb()
  expect(packed.length).toBeLessThan(MB)
  expect(await refusal('a.pdf', pdfOf(packed))).toMatch(/^INVALID: This PDF unpacks/)
  const twice = pdfOf(deflateSync(packed), '[/FlateDecode/FlateDecode]')
  expect(await refusal('a.pdf', twice)).toMatch(/^INVALID: This PDF unpacks/)
  expect(await refusal('a.pdf', pdfOf(Buffer.alloc(MB, 0x80), '/LZWDecode'))).toMatch(/^INVALID: This PDF unpacks/)
})

test('many streams count together', async () => {
  const piece = deflateSync(Buffer.alloc(30 * MB), { level: 9 })
  const once = pdfOf(piece)
  await inspectPdf(once)
  await expect(inspectPdf(Buffer.concat([once, once, once, once]))).rejects.toMatchObject({ code: 'INVALID' })
})

test('an ordinary PDF passes', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  page.drawText('Everybody reads these rules in September.', { font: await pdf.embedFont(StandardFonts.Helvetica) })
  await inspectPdf(await pdf.save())
})

test('a page with a script, whatever it is called and whatever comes before it, is no document or is only words', async () => {
  const page = '<html><script>alert(1)</script></html>'
  expect(await refusal('policy.docx', Buffer.from(page))).toMatch(/^INVALID: This is a web page/)
  const both = await refusal('policy.pdf', Buffer.from(`%PDF-1.4\n${page}`))
  expect(both).toMatch(/^INVALID/)
  const svg = await refusal('policy.md', Buffer.from(`<svg onload="alert(1)">${page}</svg>`))
  expect(svg).toMatch(/^(INVALID|read: )/)
})
