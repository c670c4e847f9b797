'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { keepApart } from '@/lib/people/commands/keep-apart'

export async function keepApartAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    await keepApart(actor, Object.fromEntries(form))
    redirect('/people/duplicates?done=apart')
  })
}
