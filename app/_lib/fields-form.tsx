'use client'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { type Answers, answers, type Initial } from './answers'
import type { FormState } from './form-state'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden?: Record<string, string>
  /** What is recorded now, which the fields show until something is typed. */
  initial?: Initial
  /** What was typed before its author confirmed that it was them. */
  kept?: FormState['values'] | null
  submitText: string
  pendingText?: string
  variant?: 'primary' | 'secondary' | 'warning'
  cancelHref?: string
  /** Where an error's link leads when its field has another id. */
  targets?: Record<string, string>
  width?: keyof typeof WIDTHS
  children?: (answers: Answers) => ReactNode
}

const WIDTHS = { narrow: 'max-w-[40rem]', wide: 'max-w-[46rem]', text: 'max-w-[54rem]', full: '' }

/** The frame of every form: what went wrong on top, the fields, the button and a way back. */
export function FieldsForm({ action, hidden = {}, initial, kept, width = 'narrow', children, ...props }: Props) {
  const [state, submitAction] = useActionState(action, { values: kept ?? undefined })
  const faulty = Object.values(state.fieldErrors ?? {}).some((texts) => texts && texts.length > 0)
  return (
    <form action={submitAction} noValidate className={WIDTHS[width]}>
      <ErrorSummary message={faulty ? undefined : state.message} errors={state.fieldErrors} targets={props.targets} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children && <div className="grid gap-6">{children(answers(state, initial))}</div>}
      <FormActions>
        <SubmitButton variant={props.variant} pendingText={props.pendingText}>
          {props.submitText}
        </SubmitButton>
        {props.cancelHref && (
          <TextLink href={props.cancelHref} className="inline-block py-1">
            Cancel
          </TextLink>
        )}
      </FormActions>
    </form>
  )
}
