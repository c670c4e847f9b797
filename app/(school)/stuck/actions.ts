'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { retryStuckCopies } from '@/lib/documents/commands/retry-copy'
import { retryMessages } from '@/lib/reminders/commands'

export async function retryCopiesAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('copies.print')
    await retryStuckCopies(actor, { schoolId: school.id })
    redirect('/stuck?done=copies')
  })
}

export async function retryMessagesAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('reminders.send')
    await retryMessages(actor, { schoolId: school.id })
    redirect('/stuck?done=messages')
  })
}
