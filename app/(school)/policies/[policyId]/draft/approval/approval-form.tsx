'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextArea } from '@/components/ui/text-area'
import { recordApprovalAction } from '../actions'
import { ApprovalFields } from './approval-fields'

type Props = { versionId: string; approvedBy: string; approvedOn: string; note: string; back: string }

export function ApprovalForm({ versionId, back, ...given }: Props) {
  return (
    <FieldsForm
      action={recordApprovalAction}
      hidden={{ versionId }}
      initial={given}
      submitText="Record the approval"
      cancelHref={back}
    >
      {({ field }) => (
        <>
          <ApprovalFields field={field} />
          <TextArea
            {...field('note')}
            label="Minute"
            hint="Where the approval is minuted, such as the meeting and the item"
            optional
          />
        </>
      )}
    </FieldsForm>
  )
}
