'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { makeSealKey, setTimestampAuthority, turnOffTimestampAuthority, uploadSealKey } from '@/lib/sealing/commands'

const back = (done: string) => redirect(`/settings/seal?done=${done}` as Route)

export async function makeSealKeyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await makeSealKey(await requireActor(), Object.fromEntries(form))
    back('made')
  })
}

export async function uploadSealKeyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const chosen = form.get('file')
    // A browser sends an empty file where none was chosen.
    const file = chosen instanceof File && chosen.size > 0 ? new Uint8Array(await chosen.arrayBuffer()) : undefined
    await uploadSealKey(await requireActor(), { ...Object.fromEntries(form), file })
    back('uploaded')
  })
}

export async function setTimestampAuthorityAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await setTimestampAuthority(await requireActor(), Object.fromEntries(form))
    back('tried')
  })
}

export async function turnOffTimestampAuthorityAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await turnOffTimestampAuthority(await requireActor(), Object.fromEntries(form))
    back('no-time')
  })
}

/** Changes nothing: the page that it leads to asks the authority. */
export async function tryTimestampAuthorityAction(_previous: FormState, form: FormData) {
  return submit(form, async () => back('tried'))
}
