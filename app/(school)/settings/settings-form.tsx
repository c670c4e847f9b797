'use client'
import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FileInput } from '@/components/ui/file-input'
import { FormActions } from '@/components/ui/form-actions'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { YEAR_GROUPS, yearGroupLabel } from '@/lib/schools/types'
import { AccentField } from './accent-field'
import { configureSchoolAction } from './actions'

type Settings = {
  id: string
  name: string
  accent: string
  contactEmail: string | null
  contactPhone: string | null
  firstSigningYear: number
  lastYoungerYear: number
}

const YEARS = YEAR_GROUPS.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))

export function SettingsForm({ settings, crestUrl }: { settings: Settings; crestUrl: string | null }) {
  const [state, action] = useActionState(configureSchoolAction, {})
  const field = (name: string, saved: string | number | null) => ({
    name,
    error: state.fieldErrors?.[name],
    defaultValue: state.values?.[name]?.[0] ?? String(saved ?? ''),
  })
  return (
    <form action={action} noValidate className="max-w-[46rem]">
      <ErrorSummary message={state.message} errors={state.fieldErrors} />
      <input type="hidden" name="schoolId" value={settings.id} />
      <div className="grid gap-6">
        <TextInput {...field('name', settings.name)} label="Name of the school" required />
        <TextInput
          {...field('contactEmail', settings.contactEmail)}
          type="email"
          label="E-mail address for questions"
          hint="Signers see it at the foot of their pages."
          optional
        />
        <TextInput
          {...field('contactPhone', settings.contactPhone)}
          type="tel"
          label="Telephone for questions"
          width="half"
          optional
        />
        <h2 className="mt-3">Look</h2>
        <AccentField {...field('accent', settings.accent)} />
        <FileInput
          name="crest"
          label="Crest"
          hint={`PNG or JPEG, at most 1 MB.${crestUrl ? ' A new one takes the place of the one above.' : ''}`}
          accept="image/png,image/jpeg"
          error={state.fieldErrors?.crest}
          optional
        />
        {crestUrl && <Checkbox name="removeCrest" value="yes" label="Remove the crest" />}
        <h2 className="mt-3">Which form a pupil gets</h2>
        <Select
          {...field('firstSigningYear', settings.firstSigningYear)}
          label="First year group that signs for itself"
          hint="Below it only the parents and carers sign."
          options={YEARS}
        />
        <Select
          {...field('lastYoungerYear', settings.lastYoungerYear)}
          label="Last year group that gets the younger pupils’ form"
          hint="Requests that have been made already keep their form."
          options={YEARS}
        />
      </div>
      <FormActions>
        <SubmitButton pendingText="Saving…">Save the settings</SubmitButton>
      </FormActions>
    </form>
  )
}
