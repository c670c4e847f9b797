import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { WRAPPED, type WrappedKind } from './wrapped-columns'

const keyOf = (secret: string, kind: WrappedKind) =>
  Buffer.from(hkdfSync('sha256', secret, '', WRAPPED[kind].words, 32))

/** A text, encrypted for the database with a key of its kind: nonce, tag and ciphertext in base64 (AES-256-GCM). */
export function wrapWith(secret: string, kind: WrappedKind, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, kind), nonce)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), hidden].map((part) => part.toString('base64')).join('.')
}

/** The text again, opened with the first of the secrets that fits; throws a sentence when none does. */
export function unwrapWith(secrets: readonly string[], kind: WrappedKind, wrapped: string): string {
  const [nonce, tag, hidden] = wrapped.split('.').map((part) => Buffer.from(part, 'base64'))
  if (!nonce || !tag || !hidden) throw new Error('This was not wrapped by Countersign.')
  for (const secret of secrets) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, kind), nonce, { authTagLength: 16 })
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
    } catch {
      // Another secret may fit.
    }
  }
  throw new Error(
    'NEXTAUTH_SECRET is another than this was encrypted with: give the old one in NEXTAUTH_SECRET_PREVIOUS.',
  )
}
