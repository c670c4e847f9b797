'use client'
import type { Initial } from '@/app/_lib/answers'
import { FieldsForm } from '@/app/_lib/fields-form'
import { FieldErrorText } from '@/components/ui/field'
import { GuardianshipFields } from '../../../_forms/guardianship-fields'
import { setGuardianshipAction } from '../../../actions'

type Props = { pupil: { id: string; displayName: string }; parentId: string; initial: Initial }

export function GuardianshipForm({ pupil, parentId, initial }: Props) {
  return (
    <FieldsForm
      action={setGuardianshipAction}
      hidden={{ pupilId: pupil.id, parentId }}
      initial={initial}
      submitText="Keep this"
      cancelHref={`/people/${pupil.id}`}
    >
      {(answers) => (
        <>
          <FieldErrorText id="parentId" error={answers.error('parentId')} />
          <GuardianshipFields answers={answers} pupilName={pupil.displayName} />
        </>
      )}
    </FieldsForm>
  )
}
