'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { startImportAction } from './actions'
import { RollFiles } from './roll-files'

/** The files of a roll, and whether they are all of it. */
export function StartForm() {
  return (
    <FieldsForm action={startImportAction} width="full" submitText="Check the files" pendingText="Sending the files…">
      {({ text, error }) => (
        <>
          <RollFiles label="Files of the roll" error={error('files')} />
          <Radios
            name="scope"
            legend="Who is in these files?"
            defaultValue={text('scope')}
            error={error('scope')}
            items={[
              {
                value: 'whole',
                label: 'Everybody',
                hint: 'Whoever is on the roll here and not in the files has left. You see their names before anything is done.',
              },
              {
                value: 'some',
                label: 'Some people only',
                hint: 'New families, one class, the staff. Nobody leaves for not being in the files.',
              },
            ]}
          />
        </>
      )}
    </FieldsForm>
  )
}
