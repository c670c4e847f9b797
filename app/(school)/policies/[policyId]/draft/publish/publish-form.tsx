'use client'
import { useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { ButtonLink } from '@/components/ui/button-link'
import { Checkbox } from '@/components/ui/checkbox'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { publishPolicyAction } from './actions'
import { FormToPublish, type PublishableForm } from './form-to-publish'

type Props = {
  versionId: string
  seen: string
  firstVersion: boolean
  warnings: number
  /** What is asked here because it was not recorded before; null when it was. */
  approval: { by: string; on: string } | null
  forms: readonly PublishableForm[]
  back: string
  /** What was typed before its author confirmed that it was them. */
  kept: FormState['values'] | null
}

export function PublishForm({ versionId, seen, firstVersion, warnings, approval, forms, back, kept }: Props) {
  const [state, action] = useActionState(publishPolicyAction, { values: kept ?? undefined })
  const { fieldErrors = {}, values } = state
  return (
    <form action={action} className="max-w-[46rem]">
      <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={fieldErrors} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid gap-6">
        {forms.length > 0 && (
          <section aria-labelledby="forms" className="grid gap-4">
            <h2 id="forms">Forms</h2>
            {forms.map((form) => (
              <FormToPublish key={form.id} form={form} values={values} errors={fieldErrors} />
            ))}
          </section>
        )}
        {approval && (
          <section aria-labelledby="approval" className="grid gap-4">
            <h2 id="approval">Approval</h2>
            <TextInput
              name="approvedBy"
              label="Approved by"
              hint="For example: the governing board"
              defaultValue={values?.approvedBy?.[0] ?? approval.by}
              error={fieldErrors.approvedBy}
              required
            />
            <DateInput
              name="approvedOn"
              label="Approved on"
              defaultValue={values?.approvedOn?.[0] ?? approval.on}
              error={fieldErrors.approvedOn}
              required
            />
          </section>
        )}
        {!firstVersion && (
          <TextArea
            name="changeNote"
            label="What has changed in the policy"
            hint="People who read it before see this."
            optional
            defaultValue={values?.changeNote?.[0]}
            error={fieldErrors.changeNote}
          />
        )}
        {warnings > 0 && (
          <Checkbox
            name="warningsAccepted"
            value="yes"
            framed
            label={`I have read the ${warnings === 1 ? 'point' : `${warnings} points`} above and publish as it stands`}
            defaultChecked={values?.warningsAccepted?.[0] === 'yes'}
            error={fieldErrors.warningsAccepted}
          />
        )}
      </div>
      <FormActions>
        <SubmitButton pendingText="Publishing…">
          {forms.length > 0 ? 'Publish policy and its forms' : 'Publish policy'}
        </SubmitButton>
        <ButtonLink variant="secondary" href={back}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
