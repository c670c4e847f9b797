'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { TextInput } from '@/components/ui/text-input'
import { setTimestampAuthorityAction } from './actions'

type Props = { schoolId: string; url: string | null; kept: FormState['values'] | null }

export function TimestampForm({ schoolId, url, kept }: Props) {
  return (
    <FieldsForm
      action={setTimestampAuthorityAction}
      hidden={{ schoolId }}
      initial={{ url }}
      kept={kept?.url ? kept : null}
      width="full"
      variant="secondary"
      submitText={url ? 'Save and try it' : 'Turn on and try it'}
      pendingText="Saving…"
    >
      {({ field }) => (
        <TextInput
          {...field('url')}
          type="url"
          label="Address of the timestamp authority"
          hint="For example https://timestamp.example/tsr. It gets a hash, never a copy or a name."
          autoComplete="off"
          required
        />
      )}
    </FieldsForm>
  )
}
