'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { CheckboxGroup, Radios } from '@/components/ui/choices'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'
import type { PaperForm as Form } from '@/lib/signing/types'

const PARTS = { self: 'Signs for themselves', pupil: 'Pupil', parent: 'Parent or carer' }

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  form: Form
  hidden?: Record<string, string>
  submitText: string
  cancelHref: string
}

/** What the office reads off a form on paper: who signed, what they say, and the date. */
export function PaperForm({ action, form, hidden = {}, submitText, cancelHref }: Props) {
  const only = form.open.length === 1 ? form.open.map(({ slotId }) => slotId) : []
  return (
    <FieldsForm
      action={action}
      hidden={{ ...hidden, requestId: form.requestId, sha256: form.sha256 }}
      submitText={submitText}
      pendingText="Recording…"
      cancelHref={cancelHref}
    >
      {({ field, text, all, error }) => (
        <>
          <CheckboxGroup
            name="slotIds"
            legend="Who signed?"
            hint="Tick more than one when they signed on the same day and say the same. Otherwise record one after the other."
            values={all('slotIds', only)}
            error={error('slotIds')}
            items={form.open.map(({ slotId, kind, signer }) => ({
              value: slotId,
              label: <bdi>{signer}</bdi>,
              hint: PARTS[kind],
            }))}
          />
          <Radios
            name="outcome"
            legend="What does the form say?"
            defaultValue={text('outcome')}
            error={error('outcome')}
            items={[
              { value: 'agreed', label: 'They agree' },
              { value: 'declined', label: 'They do not agree' },
            ]}
          />
          <TextInput
            {...field('reason')}
            label="Reason, if they do not agree"
            hint="As it stands on the paper. If there is none, type “no reason given”."
            maxLength={1000}
          />
          <DateInput
            {...field('signedOn')}
            label="Date on the paper"
            hint="If there is none, the day on which it came back."
            min={form.earliest}
            max={form.latest}
            required
          />
        </>
      )}
    </FieldsForm>
  )
}
