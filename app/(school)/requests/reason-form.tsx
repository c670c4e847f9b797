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
  /** Asks until which day, and proposes this one, `YYYY-MM-DD`; `today` is the earliest. */
  until?: { proposed: string; today: string }
}

/** The page before something about a request changes: why, perhaps until when, and the button that does it. */
export function ReasonForm({ label, until, ...frame }: Props) {
  return (
    <FieldsForm {...frame} initial={{ until: until?.proposed }} variant="warning">
      {({ field }) => (
        <>
          <TextInput
            {...field('reason')}
            label={label}
            hint="A few words. It is kept with the record, so leave out health and family matters."
            maxLength={500}
            required
          />
          {until && (
            <DateInput
              {...field('until')}
              label="Until"
              hint="The form is outstanding again the day after."
              min={until.today}
              required
            />
          )}
        </>
      )}
    </FieldsForm>
  )
}
