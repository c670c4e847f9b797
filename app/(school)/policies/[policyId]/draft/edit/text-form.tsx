'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextArea } from '@/components/ui/text-area'
import { editTextAction } from '../actions'

type Props = { versionId: string; seen: string; section: number | null; text: string; back: string }

export function TextForm({ versionId, seen, section, text, back }: Props) {
  return (
    <FieldsForm
      action={editTextAction}
      hidden={{ versionId, seen, ...(section !== null && { section: String(section) }) }}
      initial={{ text }}
      width="text"
      submitText="Save"
      cancelHref={back}
    >
      {({ field }) => (
        <TextArea
          {...field('text')}
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
          spellCheck
        />
      )}
    </FieldsForm>
  )
}
