'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { networkKey } from '@/app/_lib/network'
import { setUpFirstSchool } from '@/lib/accounts/commands/set-up-first-school'
import { guessing } from '@/lib/auth/limits'
import { startSession } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'

const isWrongCode = (error: unknown) => error instanceof AppError && error.fieldErrors.code !== undefined

export async function setUpAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await guessing(
      [['set_up.network', await networkKey()], ['set_up.all']],
      () => setUpFirstSchool(Object.fromEntries(form)),
      isWrongCode,
    )
    await startSession(accountId, 'password')
    redirect('/settings?done=set-up')
  })
}
