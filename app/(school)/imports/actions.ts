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
import { startImport } from '@/lib/imports/commands/start-import'
import { undoImport } from '@/lib/imports/commands/undo-import'
import { mappingsIn } from './[importId]/columns/mappings-in'
import { answersIn } from './[importId]/questions/answers-in'
import { fileFault } from './limits'

const current = () => requireSchool('people.import')
const importOf = (form: FormData) => String(form.get('importId') ?? '')

export async function startImportAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    const files = form.getAll('files').filter((file) => file instanceof File && file.size > 0) as File[]
    const fault = files.length === 0 ? 'Choose at least one file that is not empty.' : fileFault(files)
    if (fault) throw AppError.field('files', fault)
    const scope = form.get('scope')
    if (scope !== 'whole' && scope !== 'some') throw AppError.field('scope', 'Say who is in these files.')
    await consume('people.import', actor.accountId)
    const { importId } = await startImport(actor, {
      schoolId: school.id,
      whole: scope === 'whole',
      files: await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
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
