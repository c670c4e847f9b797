'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { mendRowsAction } from '../../actions'
import { RollFiles } from '../../roll-files'

/** The table of mended rows, to be put in the place of the faulty ones. */
export const MendForm = ({ importId }: { importId: string }) => (
  <FieldsForm
    action={mendRowsAction}
    hidden={{ importId }}
    width="full"
    submitText="Send the mended rows"
    pendingText="Sending the rows…"
    targets={{ files: 'mended' }}
  >
    {({ error }) => (
      <RollFiles
        id="mended"
        label="The mended rows"
        hint="The table you downloaded, as .csv or .xlsx; several together if there were several."
        error={error('files')}
      />
    )}
  </FieldsForm>
)
