import 'server-only'
import { generateKeyPairSync } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { wrap } from '@/lib/keys/wrap'
import { GENESIS } from '../hash-chain'

/** Begins a school's chain, with the key that signs its checkpoints. */
export async function openChain(tx: Tx, schoolId: string): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  await tx.chainHead.createMany({ data: [{ schoolId, sequence: 0, hash: GENESIS }], skipDuplicates: true })
  await tx.chainKey.create({
    data: {
      schoolId,
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      privateKey: wrap('chainKey', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    },
    select: { id: true },
  })
}
