import { pdfResponse } from '@/app/_lib/pdf-response'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { requireActor } from '@/lib/auth/session'
import { preparePrintPack } from '@/lib/documents/commands/prepare-print-pack'
import { AppError } from '@/lib/errors'

/** The signed copies of a round as one PDF; `class` narrows it to one class, `duplex` starts each copy on a new sheet. */
export async function GET(request: Request, { params }: RouteContext<'/api/packs/[roundId]'>) {
  const { searchParams } = new URL(request.url)
  const actor = await requireActor()
  const refused = await orTooMany(() => consume('download.pack', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  try {
    const pack = await preparePrintPack(actor, {
      roundId: (await params).roundId,
      classId: searchParams.get('class') || null,
      duplex: searchParams.has('duplex'),
    })
    return pdfResponse(pack.chunks, pack.fileName, 'inline')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Out of reach and out of rights look the same from outside.
    const [status, words] = error.code === 'CONFLICT' ? [409, error.message] : [404, 'Not found']
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' }
    return new Response(words, { status, headers })
  }
}
