'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextInput } from '@/components/ui/text-input'
import { undoImportAction } from '../../actions'

/** Why the import is undone, and the button that does it. */
export const UndoForm = ({ importId }: { importId: string }) => (
  <FieldsForm
    action={undoImportAction}
    hidden={{ importId }}
    submitText="Undo this import"
    variant="warning"
    cancelHref={`/imports/${importId}`}
  >
    {({ field }) => (
      <TextInput
        {...field('reason')}
        label="Why is it undone?"
        hint="A few words. It is kept with the record, so leave out health and family matters."
        maxLength={300}
        optional
      />
    )}
  </FieldsForm>
)
