import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'
import { newReference } from '@/lib/reference'
import { recordSeal, sealCopy } from '@/lib/sealing/commands/seal-copy'
import type { SealFacts } from '@/lib/sealing/types'
import { putFile } from '@/lib/storage/files'
import { bodyPages } from '../body-cache'
import { type CopySource, readCopySource } from '../copy-content'
import { drawCountedCopy } from '../drawing/copy'
import { mailCopies } from '../mail-copies'
import { basisOf, readEvidence } from '../signed-evidence'

const Payload = z.object({ schoolId: z.uuid(), requestId: z.uuid(), mail: z.boolean().default(true) })
type Payload = z.output<typeof Payload>

/** The job `copy.make`: draws, seals and keeps the copy of a complete request and mails it; a failure for good is shown to the office. */
export const makeCopy: JobHandler = async (payload, { isLast }) => {
  const wanted = Payload.parse(payload)
  try {
    await make(wanted)
  } catch (error) {
    const copyError = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    const { schoolId, requestId } = wanted
    await db.request.updateMany({
      where: { id: requestId, schoolId, state: 'complete' },
      data: { copyError, ...(isLast && { copyState: 'failed' as const }) },
    })
    throw error
  }
}

async function make({ schoolId, requestId, mail }: Payload) {
  const source = await readCopySource(db, schoolId, requestId, newReference())
  // Taken back since it was queued: the next completion queues another.
  if (!source) return
  const existing = await db.document.findUnique({ where: copyKey(requestId, source), select: { id: true } })
  const pdf = existing ? null : await drawSealed(schoolId, source)
  await db.$transaction(
    async (tx) => {
      // Locks the request as a signature does, so that what was drawn is still what stands, or is left to the next job.
      const { count } = await tx.request.updateMany({
        where: { id: requestId, schoolId, state: 'complete' },
        data: { copyState: 'ready', copyError: null },
      })
      if (count === 0) return
      if (basisOf(await readEvidence(tx, schoolId, requestId)) !== basisOf(source.evidence)) {
        throw new Error('Somebody signed while the copy was drawn.')
      }
      if (pdf) await keep(tx, { schoolId, requestId }, source, pdf)
      if (mail) await mailCopies(tx, { schoolId, requestId, basis: basisOf(source.evidence) })
    },
    { timeout: 60_000, maxWait: 30_000 },
  )
}

const copyKey = (requestId: string, { evidence }: CopySource) => ({
  requestId_basis: { requestId, basis: basisOf(evidence) },
})

type SealedCopy = { bytes: Uint8Array; pages: number; seal: SealFacts }

async function drawSealed(schoolId: string, { content, agreements }: CopySource): Promise<SealedCopy> {
  const { bytes, pages } = await drawCountedCopy(content, await bodyPages(content.school, agreements))
  return { pages, ...(await sealCopy(schoolId, bytes)) }
}

type Tx = Parameters<typeof mailCopies>[0]

/** Under the lock of the request: a copy that another job has kept meanwhile stands, and this drawing is thrown away. */
async function keep(
  tx: Tx,
  { schoolId, requestId }: Pick<Payload, 'schoolId' | 'requestId'>,
  source: CopySource,
  pdf: SealedCopy,
) {
  if (await tx.document.findUnique({ where: copyKey(requestId, source), select: { id: true } })) return
  const sha256 = await putFile(tx, schoolId, pdf.bytes, 'application/pdf')
  const { reference, completedAt } = source.content
  const { id } = await tx.document.create({
    data: { schoolId, requestId, reference, sha256, pages: pdf.pages, basis: basisOf(source.evidence), completedAt },
    select: { id: true },
  })
  await recordSeal(tx, schoolId, id, pdf.seal)
}
