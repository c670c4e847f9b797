'use server'
import type { FormState } from '@/app/_lib/form-state'

/** The least that a form can do: it is sent, read and answered. */
export const emptyAction = async (_previous: FormState, _form: FormData): Promise<FormState> => ({})
