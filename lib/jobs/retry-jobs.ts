import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { stuckJobs } from './stuck-jobs'

const RetryJobsInput = z.object({
  schoolId: z.uuid(),
  jobId: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

/** Has a school's own work in the background done now that was given up or is late: all of it, or one job. */
export const retryJobs = command({
  permission: 'rounds.run',
  input: RetryJobsInput,
  async run({ tx, schools, input: { schoolId, jobId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    // Held, so that of two people pressing at once the second finds nothing stuck.
    const ids = (await stuckJobs(tx, schoolId, { jobId, hold: true })).map(({ id }) => id)
    const again =
      ids.length === 0
        ? []
        : await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM graphile_worker.reschedule_jobs(${ids}::bigint[], run_at => now(), attempts => 0)`
    const count = again.length
    if (count === 0) throw new AppError('CONFLICT', 'Nothing of this waits any more.')
    return {
      output: { count },
      audit: { action: 'jobs.retried', subject: jobId ?? schoolId, schoolId, after: { count } },
    }
  },
})
