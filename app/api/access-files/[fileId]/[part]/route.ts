import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { getActor } from '@/lib/auth/session'
import { openAccessFile } from '@/lib/data-rights/commands/open-access-file'
import { FILE_PARTS } from '@/lib/data-rights/schema'
import { AppError } from '@/lib/errors'

const notFound = () => new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })

/** A file of everything held about a person: to read, for programs, or both with the copies. */
export async function GET(_request: Request, { params }: RouteContext<'/api/access-files/[fileId]/[part]'>) {
  const { fileId, part: asked } = await params
  const part = FILE_PARTS.find((one) => one === asked)
  const actor = await getActor()
  if (!actor || !part) return notFound()
  const refused = await orTooMany(() => consume('download.copy', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  try {
    const { bytes, fileName, contentType } = await openAccessFile(actor, { fileId, part })
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': contentType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    })
  } catch (error) {
    // Out of reach and out of rights look the same from outside.
    if (error instanceof AppError) return notFound()
    throw error
  }
}
