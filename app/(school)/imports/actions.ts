'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import type { Actor } from '@/lib/auth/actor'
import { consume } from '@/lib/auth/limits'
import { AppError } from '@/lib/errors'
import { answerQuestions } from '@/lib/imports/commands/answer-questions'
import { changeMapping } from '@/lib/imports/commands/change-mapping'
import { confirmImport } from '@/lib/imports/commands/confirm-import'
import { discardImport } from '@/lib/imports/commands/discard-import'
import { mendRows } from '@/lib/imports/commands/mend-rows'
import { startImport } from '@/lib/imports/commands/start-import'
import { undoImport } from '@/lib/imports/commands/undo-import'
import { mappingsIn } from './[importId]/columns/mappings-in'
import { answersIn } from './[importId]/questions/answers-in'
import { filesIn } from './files-in'

const current = () => requireSchool('people.import')
const importOf = (form: FormData) => String(form.get('importId') ?? '')

export async function startImportAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    const scope = form.get('scope')
    const said = scope === 'whole' || scope === 'some'
    const files = await filesIn(form, said ? {} : { scope: ['Say who is in these files.'] })
    await consume('people.import', actor.accountId)
    const { importId } = await startImport(actor, {
      schoolId: school.id,
      whole: scope === 'whole',
      files,
    })
    await discardBefore(actor, form.get('instead'))
    redirect(`/imports/${importId}`)
  })
}

/** Mended files take the place of an import; somebody may have discarded it meanwhile. */
async function discardBefore(actor: Actor, importId: FormDataEntryValue | null) {
  if (!importId) return
  await discardImport(actor, { importId }).catch((error) => {
    if (!(error instanceof AppError)) throw error
  })
}

export async function mendRowsAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await current()
    const files = await filesIn(form)
    await consume('people.import', actor.accountId)
    await mendRows(actor, { importId: importOf(form), files })
    redirect(`/imports/${importOf(form)}`)
  })
}

export async function changeMappingAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await current()
    const mappings = mappingsIn(form)
    await changeMapping(actor, { importId: importOf(form), mappings })
    redirect(`/imports/${importOf(form)}`)
  })
}

export async function answerQuestionsAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await current()
    await answerQuestions(actor, { importId: importOf(form), answers: await answersIn(actor, importOf(form), form) })
    redirect(`/imports/${importOf(form)}`)
  })
}

export async function confirmImportAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await current()
    await confirmImport(actor, { importId: importOf(form), planHash: form.get('planHash') })
    redirect(`/imports/${importOf(form)}`)
  })
}

export async function discardImportAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await discardImport((await current()).actor, { importId: importOf(form) })
    redirect('/imports')
  })
}

export async function undoImportAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await undoImport((await current()).actor, { importId: importOf(form), reason: form.get('reason') })
    redirect(`/imports/${importOf(form)}`)
  })
}
