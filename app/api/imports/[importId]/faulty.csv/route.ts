import { requireSchool } from '@/app/_lib/current-school'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { faultyRows } from '@/lib/imports/queries/faulty-rows'

/** The rows of an import that have to be mended, with what is wrong with each, for spreadsheets. */
export async function GET(request: Request, { params }: RouteContext<'/api/imports/[importId]/faulty.csv'>) {
  const { actor } = await requireSchool('people.import')
  const refused = await orTooMany(() => consume('download.list', actor.accountId))
  if ('tooMany' in refused) return tooManyResponse(refused)
  const source = new URL(request.url).searchParams.get('source') ?? undefined
  const file = await faultyRows(actor, (await params).importId, source)
  if (!file) return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } })
  return new Response(file.text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rows-to-correct.csv"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  })
}
