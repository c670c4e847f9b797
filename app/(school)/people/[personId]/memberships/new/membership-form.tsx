'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { DateInput } from '@/components/ui/date-input'
import { Disclosure } from '@/components/ui/disclosure'
import { TextInput } from '@/components/ui/text-input'
import { MEMBERSHIP_LABELS, type MembershipKind } from '@/lib/people/types'
import { type ClassOption, PlaceFields } from '../../../_forms/place-fields'
import { addMembershipAction } from '../../../actions'

type Props = { personId: string; kinds: readonly MembershipKind[]; classes: readonly ClassOption[]; today: string }

export function MembershipForm({ personId, kinds, classes, today }: Props) {
  return (
    <FieldsForm
      action={addMembershipAction}
      hidden={{ personId }}
      initial={{ startsOn: today }}
      submitText="Add"
      cancelHref={`/people/${personId}`}
    >
      {(answers) => (
        <>
          <Radios
            name="kind"
            legend="They are also a"
            defaultValue={answers.text('kind')}
            error={answers.error('kind')}
            items={kinds.map((kind) => ({ value: kind, label: MEMBERSHIP_LABELS[kind] }))}
          />
          <TextInput {...answers.field('title')} label="Job title, role or firm" optional />
          <DateInput {...answers.field('startsOn')} label="First day" required />
          {kinds.includes('pupil') && (
            <Disclosure
              summary="Year group and class, for a pupil"
              open={answers.text('kind') === 'pupil' || Boolean(answers.error('yearGroup'))}
            >
              <div className="grid gap-5">
                <PlaceFields answers={answers} classes={classes} />
              </div>
            </Disclosure>
          )}
        </>
      )}
    </FieldsForm>
  )
}
