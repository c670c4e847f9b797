'use client'
import { FieldErrorText } from '@/components/ui/field'
import type { Initial } from '../../../_forms/answers'
import { GuardianshipFields } from '../../../_forms/guardianship-fields'
import { PersonForm } from '../../../_forms/person-form'
import { setGuardianshipAction } from '../../../actions'

type Props = { pupil: { id: string; displayName: string }; parentId: string; initial: Initial }

export function GuardianshipForm({ pupil, parentId, initial }: Props) {
  return (
    <PersonForm
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
    </PersonForm>
  )
}
