import { pdfResponse } from '@/app/_lib/pdf-response'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { requireActor } from '@/lib/auth/session'
import { openPrintPack } from '@/lib/documents/commands/open-print-pack'
import { AppError } from '@/lib/errors'

/** A finished pack as one PDF; `save` has it saved instead of shown. */
export async function GET(request: Request, { params }: RouteContext<'/api/packs/[packId]'>) {
  const actor = await requireActor()
  const refused = await orTooMany(() => consume('download.pack', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  try {
    const { packId } = await params
    const pack = await openPrintPack(actor, { packId })
    const save = new URL(request.url).searchParams.has('save')
    return pdfResponse(pack.chunks, pack.fileName, save ? 'attachment' : 'inline', pack.size)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Out of reach and out of rights look the same from outside.
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
    return new Response('Not found', { status: 404, headers })
  }
}
