import 'server-only'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

const MINUTES = 5
type Purpose = 'add' | 'take'
type Key = { credentialId: string; transports: string[] }

const site = () => {
  const { hostname, origin } = new URL(env.BASE_URL)
  return { hostname, origin }
}

/** What a browser is asked with, to make a passkey for an account that has these already. */
export async function optionsToAdd(account: { id: string; name: string; label: string }, keys: Key[]) {
  const options = await generateRegistrationOptions({
    rpName: 'Countersign',
    rpID: site().hostname,
    userName: account.label,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: keys.map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  await keepChallenge(account.id, 'add', options.challenge)
  return options
}

/** What a browser is asked with, to sign with one of the account's passkeys. */
export async function optionsToTake(accountId: string, keys: Key[]) {
  const options = await generateAuthenticationOptions({
    rpID: site().hostname,
    allowCredentials: keys.map(described),
    userVerification: 'required',
  })
  await keepChallenge(accountId, 'take', options.challenge)
  return options
}

const Transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).catch([])
const described = ({ credentialId, transports }: Key) => ({
  id: credentialId,
  transports: Transports.parse(transports),
})

async function keepChallenge(accountId: string, purpose: Purpose, challenge: string) {
  // One at a time for each account and purpose, and none that are past.
  await db.passkeyChallenge.deleteMany({
    where: { OR: [{ accountId, purpose }, { expiresAt: { lt: new Date() } }] },
  })
  const expiresAt = new Date(Date.now() + MINUTES * 60_000)
  await db.passkeyChallenge.create({ data: { accountId, purpose, challenge, expiresAt }, select: { id: true } })
}

/** Uses a challenge up, whatever becomes of the answer to it: outside any transaction, so that nothing brings it back. */
const spendChallenge = (accountId: string, purpose: Purpose) => async (challenge: string) => {
  const { count } = await db.passkeyChallenge.deleteMany({
    where: { accountId, purpose, challenge, expiresAt: { gt: new Date() } },
  })
  if (count === 0) throw new AppError('CONFLICT', 'That took too long, or was sent twice. Please start again.')
  return true
}

const Credential = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string(), transports: z.array(z.string()).max(10).optional() }),
  clientExtensionResults: z.looseObject({}),
})

function credentialIn<Shape extends RegistrationResponseJSON | AuthenticationResponseJSON>(json: string): Shape {
  try {
    // The library looks at the rest, byte by byte.
    return Credential.parse(JSON.parse(json)) as unknown as Shape
  } catch {
    throw refused()
  }
}

const refused = () => new AppError('INVALID', 'This passkey was not accepted. Please try again.')

/** The passkey that a browser has made in answer to our challenge; throws INVALID when it is none, CONFLICT when it comes late or twice. */
export async function verifyNew(accountId: string, json: string) {
  const response = credentialIn<RegistrationResponseJSON>(json)
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: spendChallenge(accountId, 'add'),
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    requireUserVerification: true,
  }).catch(expectedOnly)
  if (!verified.verified) throw refused()
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Uint8Array.from(publicKey),
    counter,
    transports: response.response.transports ?? [],
  }
}

/** Which passkey a browser says has signed. */
export const credentialIdIn = (json: string) => credentialIn<AuthenticationResponseJSON>(json).id

type Stored = { credentialId: string; publicKey: Uint8Array; counter: bigint; transports: string[] }

/** The counter after a signature by this passkey in answer to our challenge; throws as `verifyNew` does, and when the counter went back. */
export async function verifyTaken(accountId: string, json: string, stored: Stored): Promise<bigint> {
  const verified = await verifyAuthenticationResponse({
    response: credentialIn<AuthenticationResponseJSON>(json),
    expectedChallenge: spendChallenge(accountId, 'take'),
    expectedOrigin: site().origin,
    expectedRPID: site().hostname,
    requireUserVerification: true,
    credential: {
      ...described(stored),
      publicKey: Uint8Array.from(stored.publicKey),
      counter: Number(stored.counter),
    },
  }).catch(expectedOnly)
  if (!verified.verified) throw refused()
  return BigInt(verified.authenticationInfo.newCounter)
}

/** The library throws for whatever does not fit: to its owner all of that is one thing. */
function expectedOnly(error: unknown): never {
  throw error instanceof AppError ? error : refused()
}
