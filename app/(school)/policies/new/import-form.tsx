'use client'
import { type ChangeEvent, useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FileInput } from '@/components/ui/file-input'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { importPolicyAction } from './actions'

const MOST = 10 * 1024 * 1024

/** Says so before ten minutes of upload are spent on it; the server checks again. */
function checkSize({ target }: ChangeEvent<HTMLFormElement>) {
  if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
  const tooLarge = (target.files?.[0]?.size ?? 0) > MOST
  target.setCustomValidity(tooLarge ? 'This file is larger than 10 MB. Save it without pictures and try again.' : '')
  target.reportValidity()
}

export function ImportForm({ policyId }: { policyId?: string }) {
  const [state, action] = useActionState(importPolicyAction, {})
  return (
    <form action={action} onChange={checkSize}>
      <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={state.fieldErrors} />
      {policyId && <input type="hidden" name="policyId" value={policyId} />}
      <FileInput
        name="file"
        label="The policy document"
        hint="Word (.docx), PDF with text in it, .txt or .md, up to 10 MB."
        accept=".docx,.pdf,.txt,.md"
        error={state.fieldErrors?.file}
        required
      />
      <FormActions>
        <SubmitButton pendingText="Reading the document…">Import the document</SubmitButton>
      </FormActions>
    </form>
  )
}
