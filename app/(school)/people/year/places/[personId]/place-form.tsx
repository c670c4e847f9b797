'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { type ClassOption, PlaceFields } from '@/app/(school)/people/_forms/place-fields'
import { placePupilAction } from '../../actions'

type Props = {
  personId: string
  academicYear: number
  yearGroup: number | null
  classId: string | null
  classes: readonly ClassOption[]
}

export const PlaceForm = ({ personId, academicYear, yearGroup, classId, classes }: Props) => (
  <FieldsForm
    action={placePupilAction}
    hidden={{ personId, academicYear: String(academicYear) }}
    initial={{ yearGroup: yearGroup === null ? '' : String(yearGroup), classId }}
    submitText="Give this place"
    cancelHref="/people/year"
  >
    {(answers) => <PlaceFields answers={answers} classes={classes} />}
  </FieldsForm>
)
