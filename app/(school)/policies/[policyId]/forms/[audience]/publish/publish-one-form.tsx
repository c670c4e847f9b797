'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { TextInput } from '@/components/ui/text-input'
import { type PublishableForm, SignAgain } from '../../../draft/publish/form-to-publish'
import { publishAgreementAction } from './actions'

type Props = {
  form: PublishableForm
  /** What was typed before its author confirmed that it was them. */
  kept: FormState['values'] | null
}

export function PublishOneForm({ form, kept }: Props) {
  return (
    <FieldsForm
      action={publishAgreementAction}
      hidden={{ agreementVersionId: form.id, seen: form.seen }}
      kept={kept}
      submitText="Publish the form"
      pendingText="Publishing…"
      cancelHref={form.href}
    >
      {({ field, values, error }) => (
        <>
          {form.unfilled.length > 0 && <p className="text-warn">Still to fill in: {form.unfilled.join('; ')}.</p>}
          {form.publishedNumber === null ? (
            <p>Nobody has been asked to sign this form before.</p>
          ) : (
            <>
              <SignAgain
                id={form.id}
                count={form.signedInOpenRounds}
                values={values}
                error={error(`signAgain-${form.id}`)}
              />
              <TextInput {...field('changeNote')} label="What has changed" optional />
            </>
          )}
        </>
      )}
    </FieldsForm>
  )
}
