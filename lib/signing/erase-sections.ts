import 'server-only'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { lockChainHead, moveChainHead } from './chain-head'
import { nextLink } from './hash-chain'
import type { ErasedSection, ErasureCause, ErasureEnvelope } from './types'

/** An entry names no more sections than these, so that its envelope stays small. */
export const SECTIONS_PER_ERASURE = 500

type Erasure = { schoolId: string; cause: ErasureCause; item: string | null; erases: ErasedSection[] }

/**
 * Erases sections of a school's chain: appends the entries that say so and lets the database delete what they name, which looks
 * for itself whether it may. Takes the chain's lock, so it comes last in a transaction.
 */
export async function eraseSections(tx: Tx, { schoolId, cause, item, erases }: Erasure): Promise<void> {
  if (erases.length === 0) return
  let head = await lockChainHead(tx, schoolId)
  for (let start = 0; start < erases.length; start += SECTIONS_PER_ERASURE) {
    const entryId = newId()
    const envelope: Omit<ErasureEnvelope, 'sequence'> = {
      format: 1,
      entry: entryId,
      school: schoolId,
      kind: 'erasure',
      recordedAt: head.at.toISOString(),
      cause,
      item,
      sections: {},
      erases: erases.slice(start, start + SECTIONS_PER_ERASURE),
    }
    const link = nextLink(head, envelope)
    await tx.evidenceEntry.create({
      data: { id: entryId, schoolId, kind: 'erasure', createdAt: head.at, ...link },
      select: { id: true },
    })
    await tx.$queryRaw`SELECT erase_sections(${entryId}::uuid)::text`
    head = { ...head, ...link }
  }
  await moveChainHead(tx, schoolId, head)
}
