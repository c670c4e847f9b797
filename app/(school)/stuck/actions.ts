'use server'
import { notFound, redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { SOURCES } from './sources'

/** Tries again what is stuck of one kind: all of it, or the one that the form names. */
export async function tryAgainAction(_previous: FormState, form: FormData) {
  return submit(form, async (values) => {
    const source = SOURCES.find(({ key }) => key === values.get('source'))
    if (!source) notFound()
    const { actor, school } = await requireSchool(source.permission)
    await source.again(actor, school.id, values.get('id')?.toString() || undefined)
    redirect(`/stuck?done=${source.key}`)
  })
}
