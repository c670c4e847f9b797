import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { stuckFilesWhere } from '../queries/stuck-files'
import { RetryAccessFilesInput } from '../schema'

/** Has files of everything held made once more that failed or are late: all of a school's, or one. */
export const retryAccessFiles = command({
  permission: 'data.provide',
  input: RetryAccessFilesInput,
  async run({ tx, schools, input: { schoolId, fileId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    // Conditional, so that of two people pressing at once one queues them.
    const queued = await tx.accessFile.updateManyAndReturn({
      where: { AND: [{ schoolId, id: fileId }, stuckFilesWhere()] },
      data: { state: 'queued', createdAt: now() },
      select: { id: true },
    })
    if (queued.length === 0) throw new AppError('CONFLICT', 'These files are there, or on their way.')
    for (const { id } of queued) {
      await addJob(tx, 'access_file.make', { schoolId, fileId: id }, { key: `access_file.make:${id}`, maxAttempts: 5 })
    }
    const count = queued.length
    return {
      output: { count },
      audit: { action: 'access_files.retried', subject: fileId ?? schoolId, schoolId, after: { count } },
    }
  },
})
