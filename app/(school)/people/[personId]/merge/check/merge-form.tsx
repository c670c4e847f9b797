'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Checkbox } from '@/components/ui/checkbox'
import { mergePeopleAction } from '../actions'

type Props = { hidden: Record<string, string>; unsure: boolean; cancelHref: string }

export function MergeForm({ hidden, unsure, cancelHref }: Props) {
  return (
    <FieldsForm
      action={mergePeopleAction}
      hidden={hidden}
      submitText="Merge these records"
      variant="warning"
      cancelHref={cancelHref}
    >
      {({ ticked, error }) =>
        unsure && (
          <Checkbox
            name="sure"
            value="yes"
            label="I have looked at this, and they are one person"
            defaultChecked={ticked('sure')}
            error={error('sure')}
            required
          />
        )
      }
    </FieldsForm>
  )
}
