import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { localPath } from '@/app/_lib/local-path'
import { networkKey } from '@/app/_lib/network'
import { orTooMany, tooManyResponse } from '@/app/_lib/too-many'
import { signInByOpenId } from '@/lib/accounts/commands/sign-in-by-openid'
import { dropCookie } from '@/lib/auth/cookies'
import { consume } from '@/lib/auth/limits'
import { OpenIdFault } from '@/lib/auth/openid/client'
import { finishOpenId, OPENID_COOKIE } from '@/lib/auth/openid/exchange'
import { startSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { refusalAddress } from '../../refusal-address'

/** Where a school's own sign-in sends people back to: whoever it proves to be known begins a session. */
export async function GET(request: Request, { params }: RouteContext<'/api/auth/callback/[providerId]'>) {
  const { providerId } = await params
  const counted = await orTooMany(async () => consume('own_sign_in.network', await networkKey()))
  if ('tooMany' in counted) return tooManyResponse(counted)
  const begun = (await cookies()).get(OPENID_COOKIE)?.value
  // One beginning has one end, whatever it is.
  await dropCookie(OPENID_COOKIE)
  try {
    const { proof, next } = await finishOpenId(providerId, request.url, begun)
    const known = await signInByOpenId(proof)
    if ('refused' in known) throw new OpenIdFault(known.refused)
    const { holdsPost } = await startSession(known.accountId, 'openid')
    return NextResponse.redirect(new URL(localPath(next, holdsPost ? '/dashboard' : '/sign'), env.BASE_URL), 303)
  } catch (error) {
    return NextResponse.redirect(refusalAddress(providerId, error), 303)
  }
}
