import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import type { ImportState } from './view-types'

/** Holds an import of the actor's schools until the commit; throws NOT_FOUND. */
export async function holdImport(tx: Tx, schools: { schoolId: { in: string[] } }, importId: string) {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Import" WHERE id = ${importId}::uuid AND "schoolId" = ANY(${schools.schoolId.in}::uuid[]) FOR UPDATE`
  if (!held) throw new AppError('NOT_FOUND', 'We cannot find that import.')
  return tx.import.findUniqueOrThrow({
    where: { id: importId },
    select: { id: true, schoolId: true, state: true, planHash: true, answers: true, choices: true, summary: true },
  })
}

const ALREADY: Record<ImportState, string> = {
  waiting: 'This import is still being checked. Wait until that is done.',
  checking: 'This import is still being checked. Wait until that is done.',
  checked: 'This import has been checked, and nothing of it has been written yet.',
  confirming: 'Somebody has confirmed this import already. It is being written now.',
  confirmed: 'Somebody has confirmed this import already.',
  failed: 'This import could not be checked. Send the files again.',
  undoing: 'Somebody has chosen to undo this import. That is being done now.',
  undone: 'This import has been undone already.',
  discarded: 'Somebody has discarded this import already. Send the files again.',
}

/** For a step that the state of an import does not allow: the second of two presses is told so. */
export const alreadyIs = (state: ImportState) => new AppError('CONFLICT', ALREADY[state])
