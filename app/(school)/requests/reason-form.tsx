'use client'
import { useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  label: string
  submitText: string
  cancelHref: string
  /** Asks until which day, and proposes this one, `YYYY-MM-DD`; `today` is the earliest. */
  until?: { proposed: string; today: string }
}

/** The page before something about a request changes: why, perhaps until when, and the button that does it. */
export function ReasonForm({ action, hidden, label, submitText, cancelHref, until }: Props) {
  const [{ message, fieldErrors, values }, submitAction] = useActionState(action, {})
  const faults = Object.values(fieldErrors ?? {}).some((texts) => texts && texts.length > 0)
  return (
    <form action={submitAction} noValidate className="max-w-[40rem]">
      <ErrorSummary message={faults ? undefined : message} errors={fieldErrors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-6">
        <TextInput
          name="reason"
          label={label}
          hint="A few words. It is kept with the record, so leave out health and family matters."
          defaultValue={values?.reason?.[0]}
          error={fieldErrors?.reason}
          maxLength={500}
          required
        />
        {until && (
          <DateInput
            name="until"
            label="Until"
            hint="The form is outstanding again the day after."
            defaultValue={values?.until?.[0] ?? until.proposed}
            error={fieldErrors?.until}
            min={until.today}
            required
          />
        )}
      </div>
      <FormActions>
        <SubmitButton variant="warning">{submitText}</SubmitButton>
        <TextLink href={cancelHref} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}
