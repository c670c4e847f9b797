'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Checkbox } from '@/components/ui/checkbox'
import { FileInput } from '@/components/ui/file-input'
import { Select } from '@/components/ui/select'
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
  const { id, firstSigningYear, lastYoungerYear, ...words } = settings
  return (
    <FieldsForm
      action={configureSchoolAction}
      hidden={{ schoolId: id }}
      initial={{ ...words, firstSigningYear: String(firstSigningYear), lastYoungerYear: String(lastYoungerYear) }}
      width="wide"
      submitText="Save the settings"
      pendingText="Saving…"
    >
      {({ field, error }) => (
        <>
          <TextInput {...field('name')} label="Name of the school" required />
          <TextInput
            {...field('contactEmail')}
            type="email"
            label="E-mail address for questions"
            hint="Signers see it at the foot of their pages."
            optional
          />
          <TextInput {...field('contactPhone')} type="tel" label="Telephone for questions" width="half" optional />
          <h2 className="mt-3">Look</h2>
          <AccentField {...field('accent')} />
          <FileInput
            name="crest"
            label="Crest"
            hint={`PNG or JPEG, at most 1 MB.${crestUrl ? ' A new one takes the place of the one above.' : ''}`}
            accept="image/png,image/jpeg"
            error={error('crest')}
            optional
          />
          {crestUrl && <Checkbox name="removeCrest" value="yes" label="Remove the crest" />}
          <h2 className="mt-3">Which form a pupil gets</h2>
          <Select
            {...field('firstSigningYear')}
            label="First year group that signs for itself"
            hint="Below it only the parents and carers sign."
            options={YEARS}
          />
          <Select
            {...field('lastYoungerYear')}
            label="Last year group that gets the younger pupils’ form"
            hint="Requests that have been made already keep their form."
            options={YEARS}
          />
        </>
      )}
    </FieldsForm>
  )
}
