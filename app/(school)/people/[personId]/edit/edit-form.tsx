'use client'
import type { Initial } from '../../_forms/answers'
import { PersonFields } from '../../_forms/person-fields'
import { PersonForm } from '../../_forms/person-form'
import { editPersonAction } from '../../actions'

export function EditForm({ personId, pupil, initial }: { personId: string; pupil: boolean; initial: Initial }) {
  return (
    <PersonForm
      action={editPersonAction}
      hidden={{ personId }}
      initial={initial}
      submitText="Keep these details"
      cancelHref={`/people/${personId}`}
    >
      {(answers) => <PersonFields answers={answers} pupil={pupil} />}
    </PersonForm>
  )
}
