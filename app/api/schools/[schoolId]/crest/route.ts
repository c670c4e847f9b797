import { z } from 'zod'
import { getCrest } from '@/lib/schools/queries'

/** A crest by what its bytes are; it stands on letters and websites, so anyone may see it. */
export async function GET(_request: Request, { params }: RouteContext<'/api/schools/[schoolId]/crest'>) {
  const { schoolId } = await params
  const crest = z.uuid().safeParse(schoolId).success ? await getCrest(schoolId) : null
  if (!crest) return new Response(null, { status: 404 })
  return new Response(crest.bytes, {
    headers: {
      'content-type': crest.type,
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    },
  })
}
