'use client'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { editTextAction } from '../actions'

type Props = { versionId: string; seen: string; section: number | null; text: string; back: string }

export function TextForm({ versionId, seen, section, text, back }: Props) {
  const [state, action] = useActionState(editTextAction, {})
  return (
    <form action={action} className="max-w-[54rem]">
      <ErrorSummary message={state.fieldErrors?.text ? undefined : state.message} errors={state.fieldErrors} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="seen" value={seen} />
      {section !== null && <input type="hidden" name="section" value={section} />}
      <TextArea
        name="text"
        label="Text"
        hint={
          <ul className="list-disc ps-6">
            <li>
              A line that begins with <code>##</code> is a heading: <code>## 4. Passwords</code>. Use <code>###</code>{' '}
              for a section within a section.
            </li>
            <li>A line that begins with a dash is a point of a list. An empty line begins a new paragraph.</li>
            <li>Take a heading away with its text, and the section is gone.</li>
          </ul>
        }
        rows={section === null ? 32 : 18}
        defaultValue={state.values?.text?.[0] ?? text}
        error={state.fieldErrors?.text}
        spellCheck
      />
      <FormActions>
        <SubmitButton>Save</SubmitButton>
        <ButtonLink variant="secondary" href={back}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
