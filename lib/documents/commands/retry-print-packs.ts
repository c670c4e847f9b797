import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { stuckPacks } from '../queries/stuck-packs'

const RetryPrintPacksInput = z.object({ schoolId: z.uuid(), packId: z.uuid().optional() })

/** Has files to print made once more that failed or do not come: all of a school's, or one. */
export const retryPrintPacks = command({
  permission: 'copies.print',
  input: RetryPrintPacksInput,
  async run({ tx, scopes, input: { schoolId, packId } }) {
    if (!scopes.some((scope) => scope.schoolId === schoolId && scope.reach === 'school')) {
      throw new AppError('NOT_FOUND', 'We cannot find that school.')
    }
    // Held until the commit: of two people pressing at once the second finds a young job.
    await tx.$queryRaw`
      SELECT id FROM "PrintPack" WHERE "schoolId" = ${schoolId}::uuid AND state IN ('failed', 'queued', 'making') ORDER BY id FOR UPDATE`
    const ids = (await stuckPacks(tx, schoolId, packId)).map(({ id }) => id)
    if (ids.length === 0) throw new AppError('CONFLICT', 'These files are there, or being made.')
    await tx.printPack.updateMany({
      where: { id: { in: ids } },
      data: { state: 'queued', trouble: null, run: null, done: 0 },
    })
    for (const id of ids) {
      await addJob(tx, 'pack.make', { schoolId, packId: id }, { key: `pack.make:${id}`, maxAttempts: 5 })
    }
    const count = ids.length
    return {
      output: { count },
      audit: { action: 'packs.retried', subject: packId ?? schoolId, schoolId, after: { count } },
    }
  },
})
