import 'server-only'
import { actorForAudit } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import { addJob } from '@/lib/jobs/queue'
import { alreadyIs, holdImport } from '../held-import'
import { UndoImportInput } from '../schema'

/** Has a confirmed import taken back by a job, all or nothing, unless somebody has signed on top of it. */
export const undoImport = command({
  permission: 'people.import',
  input: UndoImportInput,
  async run({ tx, actor, schools, input: { importId, reason } }) {
    const { schoolId, state } = await holdImport(tx, schools, importId)
    if (state !== 'confirmed') throw alreadyIs(state)
    await tx.import.update({
      where: { id: importId },
      data: { state: 'undoing', undoneBy: actorForAudit(actor), trouble: null },
    })
    await addJob(tx, 'import.undo', { importId }, { maxAttempts: 4 })
    return {
      output: { importId },
      audit: { action: 'import.undo_asked', subject: importId, schoolId, after: { reason } },
    }
  },
})
