import { requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { getPicture } from '@/lib/scans/queries/get-picture'

/** The picture of a scanned page, for those who enter paper. */
export async function GET(_request: Request, { params }: RouteContext<'/api/scan-pages/[pageId]'>) {
  const actor = await requireActor()
  const picture = await getPicture(actor, (await params).pageId).catch((error: unknown) => {
    // Out of reach and out of rights look the same from outside.
    if (error instanceof AppError) return null
    throw error
  })
  const headers = {
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  }
  if (!picture) return new Response('Not found', { status: 404, headers })
  return new Response(Uint8Array.from(picture), { headers: { ...headers, 'content-type': 'image/jpeg' } })
}
