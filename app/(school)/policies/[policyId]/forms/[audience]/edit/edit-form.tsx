'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { AgreementContent, ClauseKind } from '@/lib/policies/types'
import { editAgreementAction } from './actions'
import { FieldInputs } from './field-inputs'
import { PartInputs } from './part-inputs'

type Draft = {
  id: string
  seen: string
  title: string
  content: AgreementContent
  parts: readonly { kind: ClauseKind; points: string }[]
  parentRule: 'any_one' | 'every_one'
}

const LEAD_INS = [
  { kind: 'will', label: 'Words above “I will” lists' },
  { kind: 'will_not', label: 'Words above “I will not” lists' },
  { kind: 'understand', label: 'Words above “I understand” lists' },
] as const

export function EditForm({ draft, ofPupils, back }: { draft: Draft; ofPupils: boolean; back: string }) {
  const { content } = draft
  const leadIns = LEAD_INS.map(({ kind }) => [`leadIn-${kind}`, content.leadIn[kind]])
  return (
    <FieldsForm
      action={editAgreementAction}
      hidden={{ agreementVersionId: draft.id, seen: draft.seen }}
      initial={{
        title: draft.title,
        parentDeclaration: content.parentDeclaration,
        parentRule: draft.parentRule,
        ...Object.fromEntries(leadIns),
      }}
      targets={{ parts: 'points-1' }}
      width="wide"
      submitText="Save and preview"
      cancelHref={back}
    >
      {({ field, values, error, text }) => (
        <>
          <FieldInputs fields={content.fields} values={values} />
          <section aria-labelledby="form" className="grid gap-5">
            <h2 id="form">The form</h2>
            <TextInput {...field('title')} label="Title" required />
            {LEAD_INS.map(({ kind, label }) => (
              <TextArea
                key={kind}
                {...field(`leadIn-${kind}`)}
                rows={2}
                label={label}
                error={error('leadIn')}
                optional
              />
            ))}
          </section>
          <PartInputs parts={draft.parts} values={values} error={error('parts')} />
          {ofPupils && (
            <section aria-labelledby="parents" className="grid gap-5">
              <h2 id="parents">The parent or carer</h2>
              <TextArea {...field('parentDeclaration')} label="What the parent or carer agrees to" rows={6} optional />
              <Radios
                name="parentRule"
                legend="Whose signature is needed beside the pupil’s?"
                defaultValue={text('parentRule')}
                error={error('parentRule')}
                items={[
                  { value: 'any_one', label: 'Any one parent or carer who may sign' },
                  { value: 'every_one', label: 'Every parent and carer who may sign and receives mail' },
                ]}
              />
            </section>
          )}
        </>
      )}
    </FieldsForm>
  )
}
