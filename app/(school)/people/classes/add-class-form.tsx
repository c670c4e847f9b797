'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextInput } from '@/components/ui/text-input'
import { addClassAction } from '../actions'

export function AddClassForm({ academicYear }: { academicYear: number }) {
  return (
    <FieldsForm
      action={addClassAction}
      hidden={{ academicYear: String(academicYear) }}
      submitText="Add the class"
      cancelHref="/people"
    >
      {({ field }) => <TextInput {...field('name')} label="Name of the class" width="half" required />}
    </FieldsForm>
  )
}
