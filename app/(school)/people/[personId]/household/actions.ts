'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { endWrongLink } from '@/lib/people/commands/end-wrong-link'
import { splitPerson } from '@/lib/people/commands/split-person'
import { takeBackResponse } from '@/lib/signing/commands/take-back'

const CHILD = 'child-'

export async function endWrongLinkAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    const { pupilId, parentId } = await endWrongLink(actor, Object.fromEntries(form))
    redirect(`/people/${pupilId}/household/${parentId}/wrong`)
  })
}

export async function takeBackWrongAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    await takeBackResponse(actor, { responseId: form.get('responseId'), reason: form.get('reason') })
    redirect(`/people/${form.get('pupilId')}/household/${form.get('parentId')}/wrong?done=taken_back`)
  })
}

export async function splitPersonAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('people.change')
    const typed = Object.entries(Object.fromEntries(form))
    const children = Object.fromEntries(
      typed.flatMap(([name, value]) => (name.startsWith(CHILD) ? [[name.slice(CHILD.length), value]] : [])),
    )
    const { personId } = await splitPerson(actor, { ...Object.fromEntries(typed), children })
    redirect(`/people/${personId}?done=split`)
  })
}
