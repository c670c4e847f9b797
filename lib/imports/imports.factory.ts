import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { checkImport } from './commands/check-import'
import { confirmImport } from './commands/confirm-import'
import { startImport } from './commands/start-import'
import { takeBackImport } from './commands/take-back-import'
import { undoImport } from './commands/undo-import'
import { writeImport } from './commands/write-import'
import { getImport } from './queries'
import type { RollFile } from './types'

/** A job's only try, so that what fails is said at once. */
export const ONLY_TRY = { attempt: 1, maxAttempts: 1, isLast: true }

type Options = { whole?: boolean; answers?: Record<string, string> }

/** Files sent in and checked, as the worker does it. */
export async function aCheckedImport(actor: Actor, schoolId: string, files: RollFile[], options: Options = {}) {
  const { whole = true, answers = {} } = options
  const { importId } = await startImport(actor, { schoolId, files, whole, answers })
  await checkImport({ importId }, ONLY_TRY)
  return importView(actor, importId)
}

export async function importView(actor: Actor, importId: string) {
  const view = await getImport(actor, importId)
  if (!view) throw new Error('The import is out of reach.')
  return view
}

/** Confirms what was checked, and writes it as the worker does. */
export async function confirmed(actor: Actor, { id, planHash }: { id: string; planHash: string | null }) {
  await confirmImport(actor, { importId: id, planHash })
  await writeImport({ importId: id }, ONLY_TRY)
  return importView(actor, id)
}

/** Sent in and checked, with the first choice for every question that has no other answer. */
export async function aReadyImport(actor: Actor, schoolId: string, files: RollFile[], options: Options = {}) {
  const first = await aCheckedImport(actor, schoolId, files, options)
  if (first.mayConfirm) return first
  const questions = await db.importRow.findMany({
    where: { importId: first.id, section: 'questions' },
    select: { content: true },
  })
  const asked = questions.map(({ content }) => content as { id: string; choices: [{ value: string }] })
  const answers = { ...Object.fromEntries(asked.map(({ id, choices }) => [id, choices[0].value])), ...options.answers }
  return aCheckedImport(actor, schoolId, files, { ...options, answers })
}

/** Sent in, checked, confirmed and written. */
export const anImport = async (actor: Actor, schoolId: string, files: RollFile[], options: Options = {}) =>
  confirmed(actor, await aReadyImport(actor, schoolId, files, options))

export async function undone(actor: Actor, importId: string) {
  await undoImport(actor, { importId })
  await takeBackImport({ importId }, ONLY_TRY)
  return importView(actor, importId)
}
