import { AppError } from '@/lib/errors'

export type FormState = {
  message?: string
  fieldErrors?: Record<string, string[] | undefined>
  /** What was typed, so that nothing is lost when the form comes back; a repeated field keeps each of its values. */
  values?: Record<string, string[]>
}

/** Turns expected failures into form state; anything else, redirects included, passes through. */
export async function submit(form: FormData, run: (values: FormData) => Promise<void>): Promise<FormState> {
  try {
    await run(form)
    return {}
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { message: error.message, fieldErrors: error.fieldErrors, values: typedText(form) }
  }
}

/** A password is the one thing that is never sent back. */
const isSecret = (name: string) => /password/i.test(name)

const typedText = (form: FormData) =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => !isSecret(name) && !name.startsWith('$'))
      .map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
  )
