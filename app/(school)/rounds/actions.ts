'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { changeRound, closeRound, createRound, openRound } from '@/lib/rounds/commands'

const current = () => requireSchool('rounds.run')
const reminderDays = (form: FormData) =>
  String(form.get('reminderDays') ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean)

export async function createRoundAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    const { roundId } = await createRound(actor, {
      ...Object.fromEntries(form),
      schoolId: school.id,
      reminderDays: reminderDays(form),
      agreementIds: form.getAll('agreementIds'),
    })
    redirect(`/rounds/${roundId}?done=created`)
  })
}

export async function changeRoundAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const values = { ...Object.fromEntries(form), reminderDays: reminderDays(form) }
    const { roundId } = await changeRound((await current()).actor, values)
    redirect(`/rounds/${roundId}?done=changed`)
  })
}

export async function openRoundAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { roundId } = await openRound((await current()).actor, { roundId: form.get('roundId') })
    redirect(`/rounds/${roundId}?done=opened`)
  })
}

export async function closeRoundAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { roundId } = await closeRound((await current()).actor, { roundId: form.get('roundId') })
    redirect(`/rounds/${roundId}?done=closed`)
  })
}
