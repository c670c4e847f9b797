import { answerTooMany, noteRefusal } from '@/lib/edge'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { isUnavailable } from '@/lib/unavailable'
import { confirmFirst } from './second-step'

export type FormState = {
  message?: string
  fieldErrors?: Record<string, string[] | undefined>
  /** What was typed, so that nothing is lost when the form comes back; a repeated field keeps each of its values. */
  values?: Record<string, string[]>
  /** The database could not be reached: the page around the form cannot be drawn anew either. */
  away?: true
  /** It is done: where a browser with a script goes now. */
  to?: string
}

const AWAY =
  'We cannot reach our records just now, so this may not have been recorded. What you typed is still here: wait a moment, and press again if it is not there.'

// The database keeps no text with a NUL in it; it comes from copying out of a broken file.
const NOT_KEPT =
  'There was a character in this that cannot be shown. It has been taken out: look it over, and send it again.'

/** Turns expected failures, and a database that is away, into form state; anything else, redirects included, passes through. */
export async function submit(form: FormData, run: (values: FormData) => Promise<void>): Promise<FormState> {
  const unkept = [...form].find(([, value]) => (typeof value === 'string' ? value : value.name).includes('\0'))
  try {
    if (unkept) throw AppError.field(unkept[0], NOT_KEPT)
    await run(form)
    return {}
  } catch (error) {
    if (isUnavailable(error)) {
      log.warn({ error: String(error) }, 'A form was sent while the database was away')
      return { message: AWAY, values: typedText(form), away: true }
    }
    if (!(error instanceof AppError)) throw error
    if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND') noteRefusal(error.code)
    if (error.code === 'TOO_MANY') answerTooMany(error.retryAfter ?? 60)
    if (error.code === 'SECOND_STEP') return await confirmFirst(typedText(form))
    return { message: error.message, fieldErrors: error.fieldErrors, values: typedText(form) }
  }
}

/** Passwords and secrets are the one thing that is never sent back. */
const isSecret = (name: string) => /password|secret/i.test(name)

const texts = (form: FormData, name: string) =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.replaceAll('\0', '')] : []))

const typedText = (form: FormData) =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => !isSecret(name) && !name.startsWith('$'))
      .map((name) => [name, texts(form, name)]),
  )
