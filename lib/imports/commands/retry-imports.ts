import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { stuckImports } from '../queries/stuck-imports'
import { RetryImportsInput } from '../schema'

const JOBS = { confirming: 'import.confirm', undoing: 'import.undo' } as const

/** Takes once more the step of imports that failed or does not end: all of a school's, or of one. */
export const retryImports = command({
  permission: 'people.import',
  input: RetryImportsInput,
  async run({ tx, schools, input: { schoolId, importId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    // Held until the commit: of two people pressing at once the second finds a young job.
    await tx.$queryRaw`SELECT id FROM "Import" WHERE "schoolId" = ${schoolId}::uuid AND "erasedAt" IS NULL ORDER BY id FOR UPDATE`
    const stuck = await stuckImports(tx, schoolId, importId)
    if (stuck.length === 0) throw new AppError('CONFLICT', 'No import is stuck.')
    await tx.import.updateMany({
      where: { id: { in: stuck.map(({ id }) => id) }, state: 'failed' },
      data: { state: 'waiting', trouble: null },
    })
    for (const { id, state } of stuck) {
      const name = state === 'confirming' || state === 'undoing' ? JOBS[state] : 'import.check'
      await addJob(tx, name, { importId: id }, { maxAttempts: 4 })
    }
    const count = stuck.length
    return {
      output: { count },
      audit: { action: 'imports.retried', subject: importId ?? schoolId, schoolId, after: { count } },
    }
  },
})
