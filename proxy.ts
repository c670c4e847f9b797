import { type NextRequest, NextResponse } from 'next/server'

/** Tells each page its own address, so that signing in can lead back to it. No check stands here. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  headers.set('x-countersign-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  return NextResponse.next({ request: { headers } })
}

export const config = { matcher: ['/((?!api/|_next/|favicon).*)'] }
