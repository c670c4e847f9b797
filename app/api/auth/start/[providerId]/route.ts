import { NextResponse } from 'next/server'
import { localPath } from '@/app/_lib/local-path'
import { setCookie } from '@/lib/auth/cookies'
import { beginOpenId, OPENID_COOKIE, OPENID_SECONDS } from '@/lib/auth/openid/exchange'
import { refusalAddress } from '../../refusal-address'

/** Leads to a school's own sign-in. A plain link: it changes nothing, and what it begins only this browser can finish. */
export async function GET(request: Request, { params }: RouteContext<'/api/auth/start/[providerId]'>) {
  const { providerId } = await params
  try {
    const next = localPath(new URL(request.url).searchParams.get('next'), '')
    const { address, cookie } = await beginOpenId(providerId, next)
    await setCookie(OPENID_COOKIE, cookie, OPENID_SECONDS)
    return NextResponse.redirect(address, 303)
  } catch (error) {
    return NextResponse.redirect(refusalAddress(providerId, error), 303)
  }
}
