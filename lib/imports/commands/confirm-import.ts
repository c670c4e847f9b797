import 'server-only'
import { actorForAudit } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { alreadyIs, holdImport } from '../held-import'
import { ConfirmImportInput } from '../schema'
import type { ImportSummary } from '../view-types'

/** Has the plan that was shown written by a job, all or nothing; of two who confirm at once, one is told. */
export const confirmImport = command({
  permission: 'people.import',
  input: ConfirmImportInput,
  async run({ tx, actor, schools, input: { importId, planHash } }) {
    const held = await holdImport(tx, schools, importId)
    if (held.state !== 'checked') throw alreadyIs(held.state)
    if (held.planHash !== planHash) {
      throw new AppError('CONFLICT', 'What this import would change is not what you saw. Look at it again.')
    }
    const summary = held.summary as ImportSummary | null
    if (!summary || summary.blockingErrors > 0) {
      throw new AppError('CONFLICT', 'There are errors in the files. Correct them, and send the files again.')
    }
    if (summary.openQuestions > 0) throw new AppError('CONFLICT', 'Answer every question before you confirm.')
    await tx.import.update({
      where: { id: importId },
      data: { state: 'confirming', confirmedBy: actorForAudit(actor), trouble: null, replanned: false },
    })
    await addJob(tx, 'import.confirm', { importId }, { maxAttempts: 4 })
    const { create, update, archive, unchanged } = summary
    return {
      output: { importId },
      audit: {
        action: 'import.approved',
        subject: importId,
        schoolId: held.schoolId,
        after: { create, update, archive, unchanged },
      },
    }
  },
})
