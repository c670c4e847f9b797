'use client'
import { useActionState } from 'react'
import { Radios } from '@/components/ui/choices'
import { Disclosure } from '@/components/ui/disclosure'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'
import { addAgreementAction } from './actions'

/** Adds a form for a group that has none. */
export function AddForm({ policyId, audiences }: { policyId: string; audiences: readonly Audience[] }) {
  const [state, action] = useActionState(addAgreementAction, {})
  return (
    <div className="mt-4">
      <Disclosure summary="Add a form for another group" open={state.message ? true : undefined}>
        <form action={action} className="py-2">
          <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={state.fieldErrors} />
          <input type="hidden" name="policyId" value={policyId} />
          <div className="grid gap-4">
            <Select
              name="audience"
              label="Who signs it"
              defaultValue={state.values?.audience?.[0] ?? audiences[0]}
              options={audiences.map((audience) => ({ value: audience, label: AUDIENCE_LABELS[audience] }))}
              error={state.fieldErrors?.audience}
            />
            <Radios
              name="from"
              legend="Begin with"
              defaultValue={state.values?.from?.[0] ?? 'template'}
              items={[
                { value: 'template', label: 'Our starter form for this group' },
                { value: 'empty', label: 'An empty form' },
              ]}
            />
          </div>
          <FormActions>
            <SubmitButton variant="secondary">Add the form</SubmitButton>
          </FormActions>
        </form>
      </Disclosure>
    </div>
  )
}
