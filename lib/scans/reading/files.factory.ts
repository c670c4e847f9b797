import { PDFDocument } from 'pdf-lib'

/** Pictures as the pages of a PDF, as a scanner makes one; `withScript` adds a script that opening it would run. */
export async function pdfOf(jpegs: readonly Uint8Array[], withScript = false): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const jpeg of jpegs) {
    const picture = await pdf.embedJpg(jpeg)
    const [width, height] = picture.width < picture.height ? [595, 842] : [842, 595]
    pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
  }
  if (withScript) pdf.addJavaScript('hello', 'app.alert("opened"); this.submitForm("https://example.test/");')
  return pdf.save()
}

/** An empty page that only a password opens, encrypted by qpdf with 256 bits. */
export const lockedPdf = () => new Uint8Array(Buffer.from(LOCKED, 'base64'))

const LOCKED =
  'JVBERi0xLjcKJb/3ov4KMSAwIG9iago8PCAvRXh0ZW5zaW9ucyA8PCAvQURCRSA8PCAvQmFzZVZlcnNpb24gLzEuNyAvRXh0ZW5zaW9uTGV2ZWwgOCA+PiA+PiAvUGFnZXMgMiAwIFIgL1R5cGUgL0NhdGFsb2cgPj4KZW5kb2JqCjIgMCBvYmoKPDwgL0NvdW50IDEgL0tpZHMgWyAzIDAgUiBdIC9UeXBlIC9QYWdlcyA+PgplbmRvYmoKMyAwIG9iago8PCAvTWVkaWFCb3ggWyAwIDAgOSA5IF0gL1BhcmVudCAyIDAgUiAvVHlwZSAvUGFnZSA+PgplbmRvYmoKNCAwIG9iago8PCAvQ0YgPDwgL1N0ZENGIDw8IC9BdXRoRXZlbnQgL0RvY09wZW4gL0NGTSAvQUVTVjMgL0xlbmd0aCAzMiA+PiA+PiAvRmlsdGVyIC9TdGFuZGFyZCAvTGVuZ3RoIDI1NiAvTyA8NmY0ZjYwNjJhMWY1ZDUxY2VhZDZlYWY4MzIwNTdhYjIyYjQwZDI4ZTIxMTY5MmUxOTc3NjFlOWU1ODY3Nzg4NThhMWY0YWIxNTEwN2M2ZTEyZjM3YjNlMWViMGU5OWUzPiAvT0UgPGU5ZDQ5M2JiMjJhZDhjNzNiOGIxNGMyNTU0YjM1YTMyZTBmNDNiNTQxZWM5NTBiOTg0YjQ3Nzc5MmRhY2FjNTA+IC9QIC00IC9QZXJtcyA8OWQzNTQ4ZGU2NTFkODQzYWM4NDE3MWUwODIwZWUzMjg+IC9SIDYgL1N0bUYgL1N0ZENGIC9TdHJGIC9TdGRDRiAvVSA8MmU3MGJkYWYwODVhM2MyMzJiZTA2ZGVkOTAzODhkZTYzZDU1YWRjMjQ0ZTU3MzNmNzY1NmU4MjM5ODU4YTYxMGU2MTExMjkxN2IzOTYyOTNiNWVhNGZlNTYyZTE0YjU0PiAvVUUgPDJmZmIyMmQ4YTkxOWZiYTYyYzY2ZjNiYmRkMmI1ZTlkMGRmNjVhMDdjZmY3Mzg1MjhmM2QzOWUwZGE2NDNiODY+IC9WIDUgPj4KZW5kb2JqCnhyZWYKMCA1CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMTMwIDAwMDAwIG4gCjAwMDAwMDAxODkgMDAwMDAgbiAKMDAwMDAwMDI1OCAwMDAwMCBuIAp0cmFpbGVyIDw8IC9Sb290IDEgMCBSIC9JRCBbPGZhODVjNTRhNGQ0YmY0ODljMWMyOTQwYjFmYTY2Y2ZiPjwwZTFiNDliNjFhYjJjYjg5Y2RlNDhiOTE4NGY0OWVkZj5dIC9FbmNyeXB0IDQgMCBSID4+CnN0YXJ0eHJlZgo4MDUKJSVFT0YK'
