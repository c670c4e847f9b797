import 'server-only'
import { createCipheriv, createDecipheriv, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { GENESIS } from '../hash-chain'

const keyOfKeys = () => Buffer.from(hkdfSync('sha256', env.NEXTAUTH_SECRET, '', 'countersign chain keys', 32))

/** A private key, encrypted for the database: nonce, tag and ciphertext in base64 (AES-256-GCM). */
export function wrapKey(pem: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOfKeys(), nonce)
  const text = Buffer.concat([cipher.update(pem, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64')).join('.')
}

/** The private key again; throws when the installation's secret is another than it was wrapped with. */
export function unwrapKey(wrapped: string): string {
  const [nonce, tag, text] = wrapped.split('.').map((part) => Buffer.from(part, 'base64'))
  if (!nonce || !tag || !text) throw new Error('This key was not wrapped by Countersign.')
  const decipher = createDecipheriv('aes-256-gcm', keyOfKeys(), nonce)
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

/** Begins a school's chain, with the key that signs its checkpoints. */
export async function openChain(tx: Tx, schoolId: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  await tx.chainHead.createMany({ data: [{ schoolId, sequence: 0, hash: GENESIS }], skipDuplicates: true })
  await tx.chainKey.create({
    data: {
      schoolId,
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKey: wrapKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    },
    select: { id: true },
  })
}
