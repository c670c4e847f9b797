'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextInput } from '@/components/ui/text-input'
import type { PolicyMetadata } from '@/lib/policies/types'
import { editDetailsAction } from '../actions'

type Props = { versionId: string; seen: string; title: string; metadata: PolicyMetadata; back: string }

const DATE = 'A day as 2026-09-24, or a month as 2026-09'
const FIELDS = [
  { name: 'nextReviewOn', label: 'Next review', hint: DATE, width: 'short' },
  { name: 'reviewEveryMonths', label: 'Months between reviews', hint: '12 for every year', width: 'tiny' },
  { name: 'reviewedOn', label: 'Last reviewed', hint: DATE, width: 'short' },
  { name: 'reviewedBy', label: 'Reviewed by', hint: undefined, width: 'half' },
  { name: 'createdOn', label: 'Created', hint: DATE, width: 'short' },
  { name: 'createdBy', label: 'Created by', hint: undefined, width: 'half' },
  { name: 'approvedOn', label: 'Approved, as the document says', hint: DATE, width: 'short' },
  { name: 'approvedBy', label: 'Approved by, as the document says', hint: undefined, width: 'half' },
  { name: 'lead', label: 'Lead', hint: 'The person or post who answers for it', width: 'half' },
  { name: 'appliesTo', label: 'Applies to', hint: undefined, width: 'full' },
  { name: 'schoolName', label: 'School, as the document names it', hint: undefined, width: 'half' },
] as const

export function DetailsForm({ versionId, seen, title, metadata, back }: Props) {
  const known = Object.fromEntries(FIELDS.map(({ name }) => [name, String(metadata[name] ?? '')]))
  return (
    <FieldsForm
      action={editDetailsAction}
      hidden={{ versionId, seen }}
      initial={{ title, ...known }}
      submitText="Save"
      cancelHref={back}
    >
      {({ field }) => (
        <>
          <TextInput {...field('title')} label="Title" required />
          {FIELDS.map(({ name, label, hint, width }) => (
            <TextInput key={name} {...field(name)} label={label} hint={hint} width={width} optional />
          ))}
        </>
      )}
    </FieldsForm>
  )
}
