'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { TextInput } from '@/components/ui/text-input'
import { renameFactorAction } from './actions'

type Props = { factorId: string; name: string; kept: FormState['values'] | null }

/** Another name for an authenticator app or a passkey. */
export const RenameForm = ({ factorId, name, kept }: Props) => (
  <FieldsForm
    action={renameFactorAction}
    hidden={{ factorId }}
    initial={{ name }}
    kept={kept}
    targets={{ name: `name-${factorId}` }}
    width="full"
    variant="secondary"
    submitText="Rename"
  >
    {({ field }) => <TextInput {...field('name')} id={`name-${factorId}`} label="Name" maxLength={50} required />}
  </FieldsForm>
)
