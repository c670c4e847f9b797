'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { askAccessFile, deleteAccessFile } from '@/lib/data-rights/commands/access-file'
import { placeHold } from '@/lib/data-rights/commands/holds'

const dataPage = (personId: string, done: string) => `/people/${personId}/data?done=${done}` as Route

export async function askAccessFileAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('data.provide')
    await askAccessFile(actor, Object.fromEntries(form))
    redirect(dataPage(String(form.get('personId')), 'asked'))
  })
}

export async function deleteAccessFileAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('data.provide')
    const { personId } = await deleteAccessFile(actor, Object.fromEntries(form))
    redirect(dataPage(personId, 'deleted'))
  })
}

export async function placeHoldAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('retention.plan')
    const { personId } = await placeHold(actor, Object.fromEntries(form))
    redirect(dataPage(personId, 'held'))
  })
}
