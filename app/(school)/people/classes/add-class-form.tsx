'use client'
import { TextInput } from '@/components/ui/text-input'
import { PersonForm } from '../_forms/person-form'
import { addClassAction } from '../actions'

export function AddClassForm({ academicYear }: { academicYear: number }) {
  return (
    <PersonForm
      action={addClassAction}
      hidden={{ academicYear: String(academicYear) }}
      submitText="Add the class"
      cancelHref="/people"
    >
      {({ field }) => <TextInput {...field('name')} label="Name of the class" width="half" required />}
    </PersonForm>
  )
}
