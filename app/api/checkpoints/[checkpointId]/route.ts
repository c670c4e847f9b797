import { z } from 'zod'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { may } from '@/lib/auth/permissions'
import { getActor } from '@/lib/auth/session'
import { getCheckpointFile } from '@/lib/signing/queries/checkpoints'

const notFound = () => new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })

/** A checkpoint as a file, to be kept elsewhere. */
export async function GET(_request: Request, { params }: RouteContext<'/api/checkpoints/[checkpointId]'>) {
  const id = z.uuid().safeParse((await params).checkpointId)
  const actor = await getActor()
  if (!actor || !id.success || !may(actor, 'audit.view')) return notFound()
  const refused = await orTooMany(() => consume('download.list', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  const file = await getCheckpointFile(actor, id.data)
  if (!file) return notFound()
  return new Response(file.text, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
