'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { SCHOOL_COOKIE } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { homeOf } from '@/app/_lib/navigation'
import { setCookie } from '@/lib/auth/cookies'
import { requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'

const YEAR_SECONDS = 365 * 86_400

/** Only a preference: every page asks the rule book about the school again. */
export async function enterSchoolAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const actor = await requireActor()
    const school = actor.grants.find((grant) => grant.schoolId === form.get('schoolId'))
    if (!school) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await setCookie(SCHOOL_COOKIE, school.schoolId, YEAR_SECONDS)
    redirect(homeOf(actor) as Route)
  })
}
