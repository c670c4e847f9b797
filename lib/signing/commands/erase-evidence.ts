import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { eraseSections, SECTIONS_PER_ERASURE } from '../erase-sections'
import type { ErasedSection, SectionName } from '../types'

/** Erases a batch of network sections that are older than twelve months, by one entry of the chain; returns how many. */
export const eraseOldNetwork = command({
  permission: 'system.run',
  input: z.object({ schoolId: z.uuid() }),
  async run({ tx, schools, input: { schoolId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    // One at a time for each school, so that nobody erases what another has just named.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`network ${schoolId}`}, 0))`
    const old = await tx.$queryRaw<{ sequence: number }[]>`
      SELECT entry.sequence FROM "EvidenceSection" section JOIN "EvidenceEntry" entry ON entry.id = section."entryId"
      WHERE section."schoolId" = ${schoolId}::uuid AND section.name = 'network' AND entry."createdAt" < now() - interval '12 months'
      ORDER BY entry.sequence LIMIT ${SECTIONS_PER_ERASURE}`
    const erases = old.map(({ sequence }): ErasedSection => ({ sequence, section: 'network' }))
    await eraseSections(tx, { schoolId, cause: 'network_age', item: null, erases })
    const after = { cause: 'network_age', sections: erases.length }
    return { output: erases.length, audit: { action: 'evidence.erased', subject: schoolId, schoolId, after } }
  },
})

type OfRequests = { schoolId: string; itemId: string; requestIds: string[] }

/** Every section of the evidence of requests, as an erasure names them, and the drawn marks that they name. */
export async function sectionsOfRequests(tx: Tx, schoolId: string, requestIds: string[]) {
  const found = await tx.$queryRaw<{ sequence: number; name: SectionName; content: string }[]>`
    SELECT entry.sequence, section.name::text AS name, section.content FROM "Response" response
    JOIN "EvidenceEntry" entry ON entry."responseId" = response.id
    JOIN "EvidenceSection" section ON section."entryId" = entry.id
    WHERE response."schoolId" = ${schoolId}::uuid AND response."requestId" = ANY(${requestIds}::uuid[])
    ORDER BY entry.sequence, section.name`
  const erases = found.map(({ name, sequence }): ErasedSection => ({ sequence, section: name }))
  const marks = found.flatMap(({ name, content }) => (name === 'act' ? markOf(content) : []))
  return { erases, marks: [...new Set(marks)] }
}

/** Erases all evidence of requests that an approved item of a plan lets go; the last thing of its transaction. */
export async function eraseEvidenceOf(tx: Tx, { schoolId, itemId, requestIds }: OfRequests) {
  const { erases, marks } = await sectionsOfRequests(tx, schoolId, requestIds)
  await eraseSections(tx, { schoolId, cause: 'retention', item: itemId, erases })
  return { sections: erases.length, marks }
}

function markOf(content: string): string[] {
  const { markSha256 } = z.object({ markSha256: z.string().nullish() }).parse(JSON.parse(content))
  return markSha256 ? [markSha256] : []
}
