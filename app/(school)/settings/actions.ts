'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { configureSchool } from '@/lib/schools/commands'

export async function configureSchoolAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const file = form.get('crest')
    // A browser sends an empty file where none was chosen.
    const crest = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined
    const removeCrest = form.get('removeCrest') === 'yes'
    await configureSchool(await requireActor(), { ...Object.fromEntries(form), crest, removeCrest })
    redirect('/settings?done=saved')
  })
}
