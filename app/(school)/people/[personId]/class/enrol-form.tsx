'use client'
import type { Initial } from '../../_forms/answers'
import { PersonForm } from '../../_forms/person-form'
import { type ClassOption, PlaceFields } from '../../_forms/place-fields'
import { enrolPupilAction } from '../../actions'

type Props = { personId: string; classes: readonly ClassOption[]; initial: Initial }

export function EnrolForm({ personId, classes, initial }: Props) {
  return (
    <PersonForm
      action={enrolPupilAction}
      hidden={{ personId }}
      initial={initial}
      submitText="Keep this"
      cancelHref={`/people/${personId}`}
    >
      {(answers) => <PlaceFields answers={answers} classes={classes} />}
    </PersonForm>
  )
}
