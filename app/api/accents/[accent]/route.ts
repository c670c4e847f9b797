import { accentCss } from '@/lib/format/accent'

const A_WEEK = 604_800

/** The style sheet of a colour. It says nothing about any school, so anyone may have it and keep it. */
export async function GET(_request: Request, { params }: RouteContext<'/api/accents/[accent]'>) {
  const css = accentCss((await params).accent)
  if (!css) return new Response('Not found', { status: 404 })
  return new Response(css, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': `public, max-age=${A_WEEK}` },
  })
}
