'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  label: string
  submitText: string
  cancelHref: string
  /** Asks for a day too, and proposes this one, `YYYY-MM-DD`. */
  endsOn?: string
}

/** The page before something ends: a reason, perhaps a day, and the button that does it. */
export function ReasonForm({ label, endsOn, ...frame }: Props) {
  return (
    <FieldsForm {...frame} initial={{ endsOn }} variant="warning">
      {({ field }) => (
        <>
          {endsOn && <DateInput {...field('endsOn')} label="Left on" hint="Today or earlier." max={endsOn} required />}
          <TextInput
            {...field('reason')}
            label={label}
            hint="A few words. It is kept with the record, so leave out health and family matters."
            maxLength={300}
            required
          />
        </>
      )}
    </FieldsForm>
  )
}
