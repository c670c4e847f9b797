'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { NameOrMark } from '@/components/signing/name-or-mark'
import { Checkbox } from '@/components/ui/checkbox'
import { CheckboxGroup, type ChoiceItem } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextLink } from '@/components/ui/text-link'
import { answerAction } from './actions'
import { VisitEnded } from './visit-ended'

export type AnswerFormProps = {
  slotId: string
  outcome: 'agreed' | 'declined'
  /** The address of the page, under which a form sent without a script comes back. */
  page: string
  sha256: string
  declaration: string
  forWhom: { legend: string; items: ChoiceItem[] }
  pupil: boolean
  kept: Record<string, string[]> | null
}

/** The foot of an agreement: for whom, the declaration, the name or mark. Nothing is signed before the next page. */
export function AnswerForm({ slotId, outcome, page, sha256, declaration, forWhom, pupil, kept }: AnswerFormProps) {
  const [state, action] = useActionState(answerAction, {}, `${page}#answer`)
  const values = state.values ?? kept ?? {}
  const one = (name: string) => values[name]?.[0]
  const { fieldErrors: errors } = state
  const all = forWhom.items.map(({ value }) => value)
  // What came back unticked stays unticked; a draft of forms that are all answered says nothing about these.
  const before = all.filter((id) => values.slotIds?.includes(id))
  const chosen = state.values || before.length > 0 ? before : all
  const sameText = one('sha256') === sha256 && one('outcome') === outcome
  const drawn = one('way') === 'drawn'
  return (
    <form id="answer" action={action} noValidate className="grid scroll-mt-6 gap-7">
      <div className="empty:hidden">
        <ErrorSummary message={formMessage(state)} errors={errors} targets={drawn ? { typedName: 'mark' } : {}} />
        {errors?.visit && <VisitEnded />}
      </div>
      <input type="hidden" name="slotId" value={slotId} />
      <input type="hidden" name="outcome" value={outcome} />
      <input type="hidden" name="sha256" value={sha256} />
      {all.length > 1 ? (
        <CheckboxGroup
          name="slotIds"
          legend={forWhom.legend}
          hint="Untick a form that you want to answer apart."
          items={forWhom.items}
          values={chosen}
          error={errors?.slotIds}
          framed
        />
      ) : (
        <input type="hidden" name="slotIds" value={all[0]} />
      )}
      {outcome === 'declined' && (
        <TextArea
          name="reason"
          label="Why do you not agree?"
          hint="The school reads this and gets in touch. Nobody else who signs the form sees it."
          error={errors?.reason}
          defaultValue={one('reason')}
          maxLength={1000}
          required
        />
      )}
      <Checkbox
        key={sha256}
        name="declared"
        value="yes"
        label={declaration}
        error={errors?.declared}
        defaultChecked={sameText && one('declared') === 'yes'}
        required
        framed
      />
      <NameOrMark
        label={pupil ? 'Write your name' : 'Type your full name'}
        drawLabel={pupil ? 'Draw your name or your mark' : 'Draw your signature'}
        name={one('typedName')}
        mark={one('mark')}
        drawn={drawn}
        errors={{ typedName: errors?.typedName, mark: errors?.mark }}
        autoComplete={pupil ? 'off' : 'name'}
      />
      <FormActions>
        <SubmitButton>Check your answers</SubmitButton>
        {outcome === 'agreed' ? (
          <TextLink href={`/sign/${slotId}/decline`} className="inline-flex min-h-(--tap) items-center">
            {pupil ? 'I do not want to sign this' : 'I do not agree'}
          </TextLink>
        ) : (
          <TextLink href={`/sign/${slotId}`} className="inline-flex min-h-(--tap) items-center">
            Back to the form
          </TextLink>
        )}
      </FormActions>
      <p className="text-ink-soft">Nothing is signed yet: you see everything once more on the next page.</p>
    </form>
  )
}
