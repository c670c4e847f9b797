'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { CheckboxGroup, Radios } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'
import { AUDIENCE_LABELS, AUDIENCES } from '@/lib/policies/types'
import { createPolicyAction } from './actions'

export function CreateForm() {
  return (
    <FieldsForm action={createPolicyAction} initial={{ from: 'template' }} width="full" submitText="Make a draft">
      {({ field, text, error, all }) => (
        <>
          <TextInput {...field('title')} label="Title" hint="For example: Acceptable use of ICT" required />
          <Radios
            name="from"
            legend="Begin with"
            defaultValue={text('from')}
            error={error('from')}
            items={[
              {
                value: 'template',
                label: 'Our starter',
                hint: 'Headings to write under, and a form for each group below',
              },
              { value: 'empty', label: 'Nothing', hint: 'An empty document' },
            ]}
          />
          <CheckboxGroup
            name="audiences"
            legend="Forms to begin with"
            hint="With our starter; you can add and discard forms later."
            values={all('audiences', AUDIENCES)}
            error={error('audiences')}
            items={AUDIENCES.map((audience) => ({ value: audience, label: AUDIENCE_LABELS[audience] }))}
          />
        </>
      )}
    </FieldsForm>
  )
}
