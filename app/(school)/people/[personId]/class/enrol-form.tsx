'use client'
import type { Initial } from '@/app/_lib/answers'
import { FieldsForm } from '@/app/_lib/fields-form'
import { type ClassOption, PlaceFields } from '../../_forms/place-fields'
import { enrolPupilAction } from '../../actions'

type Props = { personId: string; classes: readonly ClassOption[]; initial: Initial }

export function EnrolForm({ personId, classes, initial }: Props) {
  return (
    <FieldsForm
      action={enrolPupilAction}
      hidden={{ personId }}
      initial={initial}
      submitText="Keep this"
      cancelHref={`/people/${personId}`}
    >
      {(answers) => <PlaceFields answers={answers} classes={classes} />}
    </FieldsForm>
  )
}
