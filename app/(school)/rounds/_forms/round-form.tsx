'use client'
import { type ReactNode, useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'

export type RoundValues = { name: string; opensOn: string; dueOn: string; reminderDays: string }

export type More = {
  chosen: (name: string, otherwise: string) => string
  all: (name: string, otherwise: readonly string[]) => readonly string[]
  error: (name: string) => string[] | undefined
}

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden?: Record<string, string>
  initial: RoundValues
  /** The opening day stands once people have been asked. */
  opened?: boolean
  submitText: string
  cancelHref: string
  before?: (more: More) => ReactNode
  after?: (more: More) => ReactNode
}

/** Name, days and reminders of a round; `before` and `after` are the questions that only a new one has. */
export function RoundForm({ action, hidden = {}, initial, opened, submitText, cancelHref, before, after }: Props) {
  const [{ message, fieldErrors, values }, submitAction] = useActionState(action, {})
  const faults = Object.values(fieldErrors ?? {}).some((texts) => texts && texts.length > 0)
  const field = (name: keyof RoundValues) => ({
    name,
    defaultValue: values?.[name]?.[0] ?? initial[name],
    error: fieldErrors?.[name],
    required: true,
  })
  const more: More = {
    chosen: (name, otherwise) => values?.[name]?.[0] ?? otherwise,
    all: (name, otherwise) => (values ? (values[name] ?? []) : otherwise),
    error: (name) => fieldErrors?.[name],
  }
  return (
    <form action={submitAction} noValidate className="max-w-[42rem]">
      <ErrorSummary message={faults ? undefined : message} errors={fieldErrors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-7">
        <TextInput {...field('name')} label="Name" hint="People read it in the messages they get." maxLength={120} />
        {before?.(more)}
        <div className="flex flex-wrap gap-x-8 gap-y-6">
          {opened ? (
            <input type="hidden" name="opensOn" value={initial.opensOn} />
          ) : (
            <DateInput {...field('opensOn')} label="Opens on" hint="The first messages go out." />
          )}
          <DateInput {...field('dueOn')} label="Due on" hint="Until midnight that day." />
        </div>
        <TextInput
          {...field('reminderDays')}
          required={false}
          label="Reminders"
          hint="How many days before the due day, such as 14, 7, 1. Only those who have not signed get one. Leave it empty for none."
          width="half"
          autoComplete="off"
        />
        {after?.(more)}
      </div>
      <FormActions>
        <SubmitButton>{submitText}</SubmitButton>
        <TextLink href={cancelHref} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}
