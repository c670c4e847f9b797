'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { startImportAction } from './actions'
import { RollFiles } from './roll-files'

type Props = {
  /** The import that these files take the place of, and what was wrong with its own. */
  instead?: { importId: string; whole: boolean; faults: readonly string[] }
}

/** The files of a roll, and whether they are all of it. */
export function StartForm({ instead }: Props) {
  return (
    <FieldsForm
      action={startImportAction}
      hidden={instead ? { instead: instead.importId } : undefined}
      initial={{ scope: instead && (instead.whole ? 'whole' : 'some') }}
      width="full"
      submitText="Check the files"
      pendingText="Sending the files…"
    >
      {({ text, error }) => (
        <>
          <RollFiles
            label={instead ? 'The files again, mended' : 'Files of the roll'}
            error={error('files') ?? (instead?.faults.join(' ') || undefined)}
          />
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
