'use client'
import type { Initial } from '@/app/_lib/answers'
import { FieldsForm } from '@/app/_lib/fields-form'
import { PersonFields } from '../../_forms/person-fields'
import { editPersonAction } from '../../actions'

export function EditForm({ personId, pupil, initial }: { personId: string; pupil: boolean; initial: Initial }) {
  return (
    <FieldsForm
      action={editPersonAction}
      hidden={{ personId }}
      initial={initial}
      submitText="Keep these details"
      cancelHref={`/people/${personId}`}
    >
      {(answers) => <PersonFields answers={answers} pupil={pupil} />}
    </FieldsForm>
  )
}
