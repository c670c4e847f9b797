'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { cancelPrintPack } from '@/lib/documents/commands/cancel-print-pack'
import { preparePrintPack } from '@/lib/documents/commands/prepare-print-pack'
import { choiceValues, typedIn, WORDS } from './choice-address'

export async function preparePackAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('copies.print')
    const typed = typedIn(Object.fromEntries(WORDS.map((word) => [word, String(form.get(word) ?? '')])))
    const { packId } = await preparePrintPack(actor, choiceValues(school.id, typed))
    redirect(`/print/${packId}`)
  })
}

export async function cancelPackAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('copies.print')
    const packId = String(form.get('packId') ?? '')
    await cancelPrintPack(actor, { packId })
    redirect(`/print/${packId}`)
  })
}
