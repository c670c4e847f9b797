import { X509Certificate } from 'node:crypto'
import { getSealCertificate } from '@/lib/sealing/queries'

const FILE = /^([0-9a-f]{64})\.(cer|pem)$/
const A_DAY = 86_400

/** A certificate that seals copies, by its fingerprint; it stands in every copy that it sealed, so whoever names it may have it. */
export async function GET(_request: Request, { params }: RouteContext<'/api/seal-certificates/[file]'>) {
  const [, fingerprint, kind] = FILE.exec((await params).file) ?? []
  const certificate = fingerprint && (await getSealCertificate(fingerprint))
  if (!certificate) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })
  const body = kind === 'pem' ? new X509Certificate(certificate).toString() : Uint8Array.from(certificate)
  return new Response(body, {
    headers: {
      'content-type': kind === 'pem' ? 'application/x-pem-file' : 'application/pkix-cert',
      'content-disposition': `attachment; filename="school-seal-${fingerprint.slice(0, 8)}.${kind}"`,
      'cache-control': `public, max-age=${A_DAY}`,
      'x-content-type-options': 'nosniff',
    },
  })
}
