import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { takeInspectionPack } from '@/lib/inspection/commands/take-pack'
import { PACK_FORMATS } from '@/lib/inspection/schema'

const PRIVATE = { 'cache-control': 'private, no-store' }

/** The inspection pack of a round as a PDF or a spreadsheet; `names` adds who has not signed. */
export async function GET(request: Request, { params }: RouteContext<'/api/rounds/[roundId]/inspection/[format]'>) {
  const { roundId, format: asked } = await params
  const format = PACK_FORMATS.find((one) => one === asked)
  const actor = await requireActor()
  if (!format) return new Response('Not found', { status: 404, headers: PRIVATE })
  const refused = await orTooMany(() => consume('download.pack', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  const names = new URL(request.url).searchParams.has('names')
  try {
    const { bytes, fileName, contentType } = await takeInspectionPack(actor, { roundId, format, names })
    return new Response(Uint8Array.from(bytes), {
      headers: {
        ...PRIVATE,
        'content-type': contentType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="${fileName}"`,
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // Out of reach and out of rights look the same from outside.
    const [status, words] = error.code === 'CONFLICT' ? [409, error.message] : [404, 'Not found']
    return new Response(words, { status, headers: { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8' } })
  }
}
