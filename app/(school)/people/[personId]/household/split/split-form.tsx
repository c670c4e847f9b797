'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { FieldErrorText } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { splitPersonAction } from '../actions'

type Props = {
  personId: string
  name: string
  email: string | null
  phone: string | null
  pupils: readonly { id: string; displayName: string }[]
}

/** Name and contacts of the second person, and whose each child is. */
export function SplitForm({ personId, name, email, phone, pupils }: Props) {
  return (
    <FieldsForm
      action={splitPersonAction}
      hidden={{ personId }}
      initial={Object.fromEntries(pupils.map(({ id }) => [`child-${id}`, 'stays']))}
      submitText="Make the second record"
      cancelHref={`/people/${personId}`}
      targets={{ children: `child-${pupils[0]?.id}` }}
    >
      {({ field, text, error }) => (
        <>
          <h2>The second person</h2>
          <TextInput {...field('givenName')} label="Given name" autoComplete="off" />
          <TextInput {...field('familyName')} label="Family name" optional autoComplete="off" />
          <TextInput
            {...field('email')}
            type="email"
            label="E-mail address"
            hint={email ? `May be the same as ${email}, if they share it.` : undefined}
            optional
            autoComplete="off"
          />
          <TextInput
            {...field('phone')}
            type="tel"
            label="Telephone number"
            hint={phone ? `The record has ${phone}.` : undefined}
            width="half"
            optional
            autoComplete="off"
          />
          <h2>Whose are the children?</h2>
          <FieldErrorText id="children" error={error('children')} />
          {pupils.map(({ id, displayName }) => (
            <Radios
              key={id}
              name={`child-${id}`}
              legend={<bdi>{displayName}</bdi>}
              defaultValue={text(`child-${id}`)}
              items={[
                { value: 'stays', label: <bdi>{name}</bdi> },
                { value: 'moves', label: 'The second person' },
                { value: 'both', label: 'Both answer for this child' },
              ]}
            />
          ))}
        </>
      )}
    </FieldsForm>
  )
}
