'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { retryCopy } from '@/lib/documents/commands/retry-copy'
import { closeRequest, endExemption, exemptRequest, waivePupil } from '@/lib/rounds/commands'
import { recordPaper } from '@/lib/signing/commands/record-paper'
import { takeBackResponse } from '@/lib/signing/commands/take-back'

const typed = (form: FormData) => Object.fromEntries(form)
const office = async () => (await requireSchool('rounds.run')).actor

export async function exemptAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { requestId } = await exemptRequest(await office(), typed(form))
    redirect(`/requests/${requestId}?done=exempted`)
  })
}

export async function endExemptionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { requestId } = await endExemption(await office(), typed(form))
    redirect(`/requests/${requestId}?done=exemption-ended`)
  })
}

export async function waivePupilAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { requestId } = await waivePupil(await office(), typed(form))
    redirect(`/requests/${requestId}?done=waived`)
  })
}

export async function closeRequestAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { requestId } = await closeRequest(await office(), typed(form))
    redirect(`/requests/${requestId}?done=closed`)
  })
}

export async function takeBackAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('responses.take_back')
    const { requestId } = await takeBackResponse(actor, typed(form))
    redirect(`/requests/${requestId}?done=taken-back`)
  })
}

export async function recordPaperAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('paper.enter')
    await recordPaper(actor, { ...typed(form), slotIds: form.getAll('slotIds') })
    redirect(`/requests/${form.get('requestId')}?done=recorded`)
  })
}

export async function retryCopyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor } = await requireSchool('copies.print')
    const { requestId } = await retryCopy(actor, typed(form))
    redirect(`/requests/${requestId}?done=copy`)
  })
}
