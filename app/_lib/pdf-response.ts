/** A PDF that is shown or saved, and kept by nobody on the way. */
export function pdfResponse(bytes: Uint8Array, fileName: string, way: 'inline' | 'attachment'): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.byteLength),
      'content-disposition': `${way}; filename="${fileName.replace(/["\\\r\n]/g, '')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
