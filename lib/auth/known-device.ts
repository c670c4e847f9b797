import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'
import { cookieName, setCookie } from './cookies'
import { hashSecret, randomSecret } from './tokens'

const KNOWN_COOKIE = cookieName('cs_known')
const HALF_A_YEAR = 180 * 86_400
/** A family's computer is several people's. */
const MOST = 8

const Known = z.object({ devices: z.array(z.object({ address: z.string(), id: z.string() })) })
type Device = z.output<typeof Known>['devices'][number]

const marked = (email: string) => hashSecret(email.trim().toLowerCase())

/** The device's number for an address that signed in here before, or null. It lets nobody in. */
export async function knownDevice(email: string): Promise<string | null> {
  return (await devices()).find(({ address }) => address === marked(email))?.id ?? null
}

/** Notes in this browser that the address signed in here: nobody else's wrong guesses then count against it here. */
export async function rememberDevice(email: string): Promise<void> {
  const before = await devices()
  const address = marked(email)
  const device = before.find((one) => one.address === address) ?? { address, id: randomSecret() }
  const kept = [device, ...before.filter((one) => one !== device)].slice(0, MOST)
  const token = await encode({
    token: { devices: kept },
    secret: env.NEXTAUTH_SECRET,
    maxAge: HALF_A_YEAR,
    salt: KNOWN_COOKIE,
  })
  await setCookie(KNOWN_COOKIE, token, HALF_A_YEAR)
}

async function devices(): Promise<Device[]> {
  const token = (await cookies()).get(KNOWN_COOKIE)?.value
  if (!token) return []
  const opened = await decode({ token, secret: env.NEXTAUTH_SECRET, salt: KNOWN_COOKIE }).catch(() => null)
  const known = Known.safeParse(opened)
  return known.success ? known.data.devices : []
}
