import { ActionForm } from '@/app/_lib/action-form'
import { deleteAccessFileAction } from './actions'

/** Deletes a file before its days are over. */
export const DeleteFile = ({ personId, fileId }: { personId: string; fileId: string }) => (
  <ActionForm action={deleteAccessFileAction} hidden={{ personId, fileId }} label="Delete now" small />
)
