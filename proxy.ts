import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { pagePolicy } from '@/lib/auth/page-policy'

/**
 * Tells each page its own address, so that signing in can lead back to it, and which scripts may run in it: those that
 * carry the number of this one answer. No check stands here.
 */
export function proxy(request: NextRequest) {
  if (FILES.test(request.nextUrl.pathname)) return fileAnswer(request.method)
  const policy = pagePolicy(randomBytes(16).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('x-countersign-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)
  // Next.js reads the number from here and writes it on its own scripts.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** What lies in `public`. */
const FILES = /^\/(favicon|templates\/)/

// Next.js answers with a fault of its own when a file is asked for in another way.
const fileAnswer = (method: string) =>
  ['GET', 'HEAD'].includes(method)
    ? NextResponse.next()
    : new NextResponse(null, { status: 405, headers: { allow: 'GET, HEAD' } })

export const config = { matcher: ['/((?!api/|_next/).*)'] }
