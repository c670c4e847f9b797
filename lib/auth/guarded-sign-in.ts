import 'server-only'
import { type Counted, guessing, isSpent, note } from './limits'
import { accountOfPassword } from './sign-in'

/** Whence a password comes: the network, and the device's number when the address signed in on it before. */
export type Whence = { network: string; device: string | null }

/**
 * The account that address and password open, for those who have not guessed too often. Whom the guessing of others
 * must not lock out counts apart: a device, and an address at a network, from which a sign-in came before.
 */
export async function signInByPassword(email: string, password: string, whence: Whence): Promise<string> {
  const address = email.trim().toLowerCase()
  const accountId = await guessing(await limitsOf(address, whence), () => accountOfPassword(address, password))
  await note('sign_in.seen', address, whence.network)
  return accountId
}

async function limitsOf(address: string, { network, device }: Whence): Promise<Counted[]> {
  if (device) return [['sign_in.device', device, address]]
  const place: Counted[] = [
    ['sign_in.place', address, network],
    ['sign_in.place_day', address, network],
  ]
  if (await isSpent('sign_in.seen', address, network)) return place
  return [...place, ['sign_in.address', address], ['sign_in.network', network]]
}
