'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import type { CheckpointRhythm } from '@/lib/signing/types'
import { setCheckpointMailAction } from './actions'

const ITEMS = [
  { value: 'daily', label: 'Each night', hint: 'Only when somebody has signed since the last one.' },
  { value: 'weekly', label: 'At most once a week' },
  { value: 'never', label: 'Never', hint: 'Then download one now and then, and keep it elsewhere.' },
] as const satisfies readonly { value: CheckpointRhythm; label: string; hint?: string }[]

export function MailForm({ schoolId, rhythm }: { schoolId: string; rhythm: CheckpointRhythm }) {
  return (
    <FieldsForm
      action={setCheckpointMailAction}
      hidden={{ schoolId }}
      initial={{ rhythm }}
      submitText="Save"
      pendingText="Saving…"
      variant="secondary"
    >
      {({ text, error }) => (
        <Radios
          name="rhythm"
          legend="How often the headteachers get the newest checkpoint"
          items={ITEMS}
          defaultValue={text('rhythm')}
          error={error('rhythm')}
        />
      )}
    </FieldsForm>
  )
}
