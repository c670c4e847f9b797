import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { stuckScans } from '../queries/stuck-scans'

const RetryScansInput = z.object({ schoolId: z.uuid(), scanId: z.uuid().optional() })

/** Has the reading of scans go on that does not: all of a school's, or one. */
export const retryScans = command({
  permission: 'paper.enter',
  input: RetryScansInput,
  async run({ tx, schools, input: { schoolId, scanId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    // Held until the commit: of two people pressing at once the second finds a young job.
    await tx.$queryRaw`
      SELECT id FROM "Scan" WHERE "schoolId" = ${schoolId}::uuid AND state IN ('waiting', 'reading') ORDER BY id FOR UPDATE`
    const stuck = await stuckScans(tx, schoolId, scanId)
    if (stuck.length === 0) throw new AppError('CONFLICT', 'No scan waits for too long.')
    for (const { id } of stuck) await addJob(tx, 'scan.read', { scanId: id }, { maxAttempts: 4 })
    const count = stuck.length
    return {
      output: { count },
      audit: { action: 'scans.retried', subject: scanId ?? schoolId, schoolId, after: { count } },
    }
  },
})
