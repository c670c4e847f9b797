import { ActionForm } from '@/app/_lib/action-form'
import { TextInput } from '@/components/ui/text-input'
import { resetSecondFactorAction } from '../actions'

type Props = { accountId: string; kept: Record<string, string[]> | null }

/** For somebody who has lost their phone or their passkey. */
export const ResetSecondFactor = ({ accountId, kept }: Props) => (
  <section aria-labelledby="reset">
    <h2 id="reset">Reset the second step</h2>
    <p className="mt-1 mb-4">
      For somebody who has lost their phone or passkey and their recovery codes. Speak to them first, not by mail. They
      are signed out, told by mail, and set up a new second step when they next sign in.
    </p>
    <ActionForm action={resetSecondFactorAction} hidden={{ accountId }} label="Reset the second step" variant="warning">
      <div className="mb-4">
        <TextInput
          id="reset-reason"
          name="reason"
          label="Reason"
          defaultValue={kept && !kept.grantId ? kept.reason?.[0] : undefined}
          required
        />
      </div>
    </ActionForm>
  </section>
)
