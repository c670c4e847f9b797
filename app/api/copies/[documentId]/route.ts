import { pdfResponse } from '@/app/_lib/pdf-response'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { getActor } from '@/lib/auth/session'
import { getLinkActor } from '@/lib/auth/visit'
import { getCopyFile } from '@/lib/documents/queries'

/** A signed copy as PDF, saved under a telling name; `?view` shows it in the browser instead. */
export async function GET(request: Request, { params }: RouteContext<'/api/copies/[documentId]'>) {
  const { documentId } = await params
  const way = new URL(request.url).searchParams.has('view') ? 'inline' : 'attachment'
  const [account, link] = [await getActor(), await getLinkActor()]
  const who = account?.accountId ?? link?.linkId
  const refused = who && (await orTooMany(() => consume('download.copy', who)))
  if (refused && 'tooMany' in refused) return tooManyResponse(refused)
  // The same browser may hold an account and a personal link: either may be the one that reaches this copy.
  for (const actor of [account, link]) {
    const copy = actor && (await getCopyFile(actor, documentId))
    if (copy) return pdfResponse(copy.bytes, copy.fileName, way)
  }
  return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })
}
