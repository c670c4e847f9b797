'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { askOwnAccessFile } from '@/lib/data-rights/commands/access-file'

export async function askOwnAccessFileAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await askOwnAccessFile(await requireActor(), Object.fromEntries(form))
    redirect('/account/data?done=asked')
  })
}
