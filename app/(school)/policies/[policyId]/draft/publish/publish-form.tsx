'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { Checkbox } from '@/components/ui/checkbox'
import { TextArea } from '@/components/ui/text-area'
import { ApprovalFields } from '../approval/approval-fields'
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
  return (
    <FieldsForm
      action={publishPolicyAction}
      hidden={{ versionId, seen }}
      initial={{ approvedBy: approval?.by, approvedOn: approval?.on }}
      kept={kept}
      width="wide"
      submitText={forms.length > 0 ? 'Publish policy and its forms' : 'Publish policy'}
      pendingText="Publishing…"
      cancelHref={back}
    >
      {({ field, values, error, ticked }) => (
        <>
          {forms.length > 0 && (
            <section aria-labelledby="forms" className="grid gap-4">
              <h2 id="forms">Forms</h2>
              {forms.map((form) => (
                <FormToPublish key={form.id} form={form} values={values} error={error} />
              ))}
            </section>
          )}
          {approval && (
            <section aria-labelledby="approval" className="grid gap-4">
              <h2 id="approval">Approval</h2>
              <ApprovalFields field={field} />
            </section>
          )}
          {!firstVersion && (
            <TextArea
              {...field('changeNote')}
              label="What has changed in the policy"
              hint="People who read it before see this."
              optional
            />
          )}
          {warnings > 0 && (
            <Checkbox
              name="warningsAccepted"
              value="yes"
              framed
              label={`I have read the ${warnings === 1 ? 'point' : `${warnings} points`} above and publish as it stands`}
              defaultChecked={ticked('warningsAccepted')}
              error={error('warningsAccepted')}
            />
          )}
        </>
      )}
    </FieldsForm>
  )
}
