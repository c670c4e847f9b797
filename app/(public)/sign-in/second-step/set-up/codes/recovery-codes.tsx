'use client'
import { useActionState } from 'react'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { CopyButton } from '@/components/ui/copy-button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { type CodesState, makeRecoveryCodesAction } from '../actions'

type Props = { next: string; codesLeft: number; name: string }
const NONE: CodesState = {}

/** Before and after the one moment at which the codes can be read. */
export function RecoveryCodes({ next, codesLeft, name }: Props) {
  const [state, action] = useActionState(makeRecoveryCodesAction, NONE)
  const codes = state.codes ?? []
  if (codes.length > 0) return <Shown codes={codes} next={next} name={name} />
  return (
    <>
      <PageHeader
        title="Recovery codes"
        lead="For the day when your phone is lost, broken or at home: ten codes on paper, each of which works once."
      />
      <form action={action}>
        <ErrorSummary message={state.message} errors={state.fieldErrors} />
        <input type="hidden" name="next" value={next} />
        {codesLeft > 0 && <p>You have {codesLeft} left. New codes void them.</p>}
        <FormActions>
          <SubmitButton pendingText="Making them…">
            {codesLeft > 0 ? 'Make new recovery codes' : 'Make my recovery codes'}
          </SubmitButton>
          <ButtonLink href={next} variant="secondary">
            {codesLeft > 0 ? 'Keep those I have' : 'Do it later'}
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}

const Shown = ({ codes, next, name }: { codes: string[]; next: string; name: string }) => (
  <>
    <PageHeader title="Your recovery codes" lead="Print them or copy them now: this page shows them once." />
    <p className="mb-3">
      Recovery codes of {name} for Countersign. Each works once in place of the app or the passkey. Keep them apart from
      your password.
    </p>
    <ol className="mb-5 grid list-decimal grid-cols-1 gap-x-8 gap-y-1.5 rounded-[4px] border border-rule bg-paper py-4 ps-12 pe-4 font-mono xs:grid-cols-2">
      {codes.map((code) => (
        <li key={code} className="select-all tracking-wide">
          {code}
        </li>
      ))}
    </ol>
    <div className="no-print mb-2 flex flex-wrap gap-3">
      <CopyButton text={codes.join('\n')} label="Copy the codes" />
      <PrintButton>Print the codes</PrintButton>
    </div>
    <FormActions>
      <ButtonLink href={next}>I have kept them, go on</ButtonLink>
    </FormActions>
    <div className="no-print mt-8">
      <Banner>Never tell anybody one of these codes. Nobody at your school or at Countersign will ask for one.</Banner>
    </div>
  </>
)
