'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Checkbox } from '@/components/ui/checkbox'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'
import type { MembershipKind } from '@/lib/people/types'
import { GuardianshipFields } from '../_forms/guardianship-fields'
import { PersonFields } from '../_forms/person-fields'
import { type ClassOption, PlaceFields } from '../_forms/place-fields'
import { addPersonAction } from '../actions'

type Props = {
  kind: MembershipKind
  /** Today as `YYYY-MM-DD`. */
  today: string
  classes: readonly ClassOption[]
  pupil: { id: string; displayName: string } | null
}

const TITLES: Partial<Record<MembershipKind, string>> = {
  staff: 'Job title',
  governor: 'Role on the board',
  volunteer: 'What they help with',
  visitor: 'Firm or agency',
}

export function AddPersonForm({ kind, today, classes, pupil }: Props) {
  const title = TITLES[kind]
  return (
    <FieldsForm
      action={addPersonAction}
      hidden={pupil ? { kind, pupilId: pupil.id } : { kind }}
      initial={{ startsOn: today, livesWith: 'yes', receivesMail: 'yes', parentalResponsibility: 'not_known' }}
      submitText="Add to the list"
      cancelHref={pupil ? `/people/${pupil.id}` : '/people'}
    >
      {(answers) => (
        <>
          <PersonFields answers={answers} pupil={kind === 'pupil'} />
          {kind === 'pupil' && <PlaceFields answers={answers} classes={classes} />}
          {pupil && <GuardianshipFields answers={answers} pupilName={pupil.displayName} />}
          {title && <TextInput {...answers.field('title')} label={title} optional />}
          <DateInput {...answers.field('startsOn')} label="First day" required />
          {answers.error('anotherPerson') && (
            <Checkbox
              name="anotherPerson"
              value="yes"
              label="This is another person of the same name"
              error={answers.error('anotherPerson')}
            />
          )}
        </>
      )}
    </FieldsForm>
  )
}
