import { ActionForm } from '@/app/_lib/action-form'
import { askOwnAccessFileAction } from './actions'

/** One button for each record that an account stands for. */
export const AskOwnForm = ({ personId }: { personId: string }) => (
  <div className="mt-2">
    <ActionForm
      action={askOwnAccessFileAction}
      hidden={{ personId }}
      label="Make a file of what is held about me"
      variant="primary"
    />
  </div>
)
