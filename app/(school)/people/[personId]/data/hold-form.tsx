'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextInput } from '@/components/ui/text-input'
import { placeHoldAction } from './actions'

export const HoldForm = ({ personId }: { personId: string }) => (
  <FieldsForm action={placeHoldAction} hidden={{ personId }} submitText="Place a hold" variant="secondary">
    {({ field }) => (
      <TextInput
        {...field('reason')}
        label="Why is it kept?"
        hint="A few words, such as a claim or a complaint. The person may ask to see it."
        maxLength={300}
        required
      />
    )}
  </FieldsForm>
)
