import { NextResponse } from 'next/server'
import { localPath } from '@/app/_lib/local-path'
import { networkKey } from '@/app/_lib/network'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { setCookie } from '@/lib/auth/cookies'
import { consume } from '@/lib/auth/limits'
import { beginOpenId, OPENID_COOKIE, OPENID_SECONDS } from '@/lib/auth/openid/exchange'
import { refusalAddress } from '../../refusal-address'

/** Leads to a school's own sign-in. A plain link: it changes nothing, and what it begins only this browser can finish. */
export async function GET(request: Request, { params }: RouteContext<'/api/auth/start/[providerId]'>) {
  const { providerId } = await params
  const counted = await orTooMany(async () => consume('own_sign_in.network', await networkKey()))
  if ('tooMany' in counted) return tooManyResponse(counted)
  try {
    const next = localPath(new URL(request.url).searchParams.get('next'), '')
    const { address, cookie } = await beginOpenId(providerId, next)
    await setCookie(OPENID_COOKIE, cookie, OPENID_SECONDS)
    return NextResponse.redirect(address, 303)
  } catch (error) {
    return NextResponse.redirect(refusalAddress(providerId, error), 303)
  }
}
