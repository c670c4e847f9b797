import type { Answers } from '@/app/_lib/answers'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'

type Props = { answers: Answers; pupil: boolean }

/** Names and details of a person; a pupil's UPN only where there is a pupil. */
export function PersonFields({ answers: { field }, pupil }: Props) {
  return (
    <>
      <TextInput
        {...field('givenName')}
        label="Given name"
        hint="A single name is fine: put it here."
        autoComplete="off"
      />
      <TextInput {...field('familyName')} label="Family name" optional autoComplete="off" />
      <TextInput
        {...field('displayName')}
        label="Name to show"
        hint="Only where it differs from given and family name, as with a name they go by."
        optional
        autoComplete="off"
      />
      <TextInput
        {...field('email')}
        type="email"
        label="E-mail address"
        hint={pupil ? 'The address that the school gave them, if any.' : 'Two people of a family may share one.'}
        optional
        autoComplete="off"
      />
      <TextInput {...field('phone')} type="tel" label="Telephone number" width="half" optional autoComplete="off" />
      <DateInput {...field('dateOfBirth')} label="Date of birth" optional autoComplete="off" />
      {pupil && (
        <TextInput
          {...field('upn')}
          label="Unique pupil number (UPN)"
          hint="A letter, then twelve digits or eleven digits and a letter."
          width="half"
          optional
          autoComplete="off"
        />
      )}
    </>
  )
}
