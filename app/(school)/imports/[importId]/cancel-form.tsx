import { ActionForm } from '@/app/_lib/action-form'
import { discardImportAction } from '../actions'

/** Throws the import away, of which nothing has been written. */
export const CancelForm = ({ importId, label = 'Discard this import' }: { importId: string; label?: string }) => (
  <ActionForm action={discardImportAction} hidden={{ importId }} label={label} />
)
