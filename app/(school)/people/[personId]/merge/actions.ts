'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { undoMerge } from '@/lib/people/commands/undo-merge'

const typed = (form: FormData) => Object.fromEntries(form)

export async function mergePeopleAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    const { personId } = await mergePeople(actor, typed(form))
    redirect(`/people/${personId}?done=merged`)
  })
}

export async function undoMergeAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    const { keptId } = await undoMerge(actor, typed(form))
    redirect(`/people/${keptId}?done=parted`)
  })
}
