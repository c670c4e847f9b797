'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { makeCheckpoint, setCheckpointMail } from '@/lib/signing/commands/checkpoints'

export async function makeCheckpointAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await makeCheckpoint(await requireActor(), Object.fromEntries(form))
    redirect('/evidence?done=made')
  })
}

export async function setCheckpointMailAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await setCheckpointMail(await requireActor(), Object.fromEntries(form))
    redirect('/evidence?done=mail')
  })
}
