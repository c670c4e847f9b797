'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { NameOrMark } from '@/components/signing/name-or-mark'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerInClassAction } from '../actions'

type Props = { slotId: string; sha256: string; declaration: string; kept: Record<string, string[]> | null }

/** One tick and one name or mark, for a child. */
export function PupilForm({ slotId, sha256, declaration, kept }: Props) {
  const [state, action] = useActionState(answerInClassAction, {}, `/class/${slotId}#answer`)
  const values = state.values ?? kept ?? {}
  const one = (name: string) => values[name]?.[0]
  const drawn = one('way') === 'drawn'
  return (
    <form id="answer" action={action} noValidate className="grid scroll-mt-6 gap-7">
      <div className="empty:hidden">
        <ErrorSummary
          title="Have another look"
          message={formMessage(state)}
          errors={state.fieldErrors}
          targets={drawn ? { typedName: 'mark' } : {}}
        />
      </div>
      <input type="hidden" name="slotId" value={slotId} />
      <input type="hidden" name="slotIds" value={slotId} />
      <input type="hidden" name="outcome" value="agreed" />
      <input type="hidden" name="sha256" value={sha256} />
      <Checkbox
        key={sha256}
        name="declared"
        value="yes"
        label={declaration}
        error={state.fieldErrors?.declared}
        defaultChecked={one('sha256') === sha256 && one('declared') === 'yes'}
        required
        framed
      />
      <NameOrMark
        label="Write your name"
        drawLabel="Draw your name or your mark"
        name={one('typedName')}
        mark={one('mark')}
        drawn={drawn}
        errors={{ typedName: state.fieldErrors?.typedName, mark: state.fieldErrors?.mark }}
        autoComplete="off"
      />
      <FormActions>
        <SubmitButton>Check</SubmitButton>
      </FormActions>
      <p className="text-[1.125rem] text-ink-soft">If you do not want to sign, tell your teacher.</p>
    </form>
  )
}
