import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { canonicalJson } from './hash-chain'

// A published version never changes, so what was hashed once holds; the oldest go when there are many.
const known = new Map<string, string>()
const MOST = 1000

/**
 * SHA-256 of what the signer reads of each published agreement version: the same text for two audiences has the same
 * hash, so that it can be read and signed once.
 */
export async function textHashes(tx: Tx, versionIds: string[]): Promise<Map<string, string>> {
  const missing = [...new Set(versionIds)].filter((id) => !known.has(id))
  if (missing.length > 0) {
    const versions = await tx.agreementVersion.findMany({
      where: { id: { in: missing }, status: 'published' },
      select: { id: true, content: true },
    })
    for (const { id, content } of versions) {
      known.set(id, createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex'))
    }
    for (const id of known.keys()) if (known.size > MOST) known.delete(id)
  }
  return new Map(versionIds.map((id) => [id, known.get(id) ?? '']))
}
