import { Readable } from 'node:stream'

type Way = 'inline' | 'attachment'

/** A PDF that is shown or saved, and kept by nobody on the way; one that comes in chunks is sent on as they come. */
export function pdfResponse(
  pdf: Uint8Array | AsyncIterable<Uint8Array>,
  fileName: string,
  way: Way,
  size?: number,
): Response {
  const whole = pdf instanceof Uint8Array
  const length = whole ? pdf.byteLength : size
  const body = whole ? Uint8Array.from(pdf) : (Readable.toWeb(Readable.from(pdf)) as ReadableStream)
  return new Response(body, {
    headers: {
      'content-type': 'application/pdf',
      ...(length !== undefined && { 'content-length': String(length) }),
      'content-disposition': `${way}; filename="${fileName.replace(/["\\\r\n]/g, '')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
