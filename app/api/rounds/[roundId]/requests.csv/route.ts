import { requireSchool } from '@/app/_lib/current-school'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { exportRequests } from '@/lib/compliance/queries/export-requests'
import { readFilters } from '@/lib/compliance/schema'

/** The requests of a round that the filters leave, for spreadsheets. */
export async function GET(request: Request, { params }: RouteContext<'/api/rounds/[roundId]/requests.csv'>) {
  const { actor } = await requireSchool('requests.view')
  const refused = await orTooMany(() => consume('download.list', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const file = await exportRequests(actor, (await params).roundId, readFilters(query))
  if (!file) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })
  return new Response(file.text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
