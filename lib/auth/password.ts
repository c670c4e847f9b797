import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { randomSecret } from './tokens'

// Argon2id with 19 MiB, two passes and one lane; written out so that an update of the package changes nothing unseen.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 }

export const hashPassword = (password: string) => hash(normalised(password), COST)

let ofNobody: Promise<string> | undefined

/** True when the password fits; an account without a password costs the same time and never fits. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  ofNobody ??= hashPassword(randomSecret())
  const fits = await verify(passwordHash ?? (await ofNobody), normalised(password))
  return fits && passwordHash !== null
}

/** Two keyboards may write the same letter as one character or as two. */
const normalised = (password: string) => password.normalize('NFKC')
