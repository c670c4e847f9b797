'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Radios } from '@/components/ui/choices'
import { askAccessFileAction } from './actions'

type Props = {
  personId: string
  name: string
  /** Who may ask on behalf of this child. */
  parents: readonly { id: string; name: string; relationship: string }[]
  kept: FormState['values'] | null
}

export function AskForm({ personId, name, parents, kept }: Props) {
  return (
    <FieldsForm
      action={askAccessFileAction}
      hidden={{ personId }}
      initial={{ askedBy: 'self' }}
      kept={kept}
      submitText="Make the file"
      pendingText="Asking for it…"
    >
      {({ text, ticked, error }) => (
        <>
          <Radios
            name="askedBy"
            legend="Who asked for it?"
            hint={
              parents.length > 0
                ? 'What is left out depends on it. A parent is listed with parental responsibility or when appointed, and without a contact order.'
                : undefined
            }
            items={[
              { value: 'self', label: `${name}, for themself` },
              ...parents.map((parent) => ({
                value: parent.id,
                label: `${parent.name}, on behalf of the child`,
                hint: parent.relationship,
              })),
            ]}
            defaultValue={text('askedBy')}
            error={error('askedBy')}
          />
          <Checkbox
            name="checked"
            value="yes"
            framed
            label="I know that it is them who asked"
            defaultChecked={ticked('checked')}
            error={error('checked')}
            required
          />
        </>
      )}
    </FieldsForm>
  )
}
