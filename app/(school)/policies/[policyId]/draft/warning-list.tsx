'use client'
import { useActionState } from 'react'
import { Choice } from '@/components/ui/choice'
import { FieldErrorText } from '@/components/ui/field'
import { FormActions } from '@/components/ui/form-actions'
import { Panel } from '@/components/ui/panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { warningKey } from '@/lib/policies/schema'
import type { PolicyWarning } from '@/lib/policies/types'
import { settleWarningsAction } from './actions'

type Warning = PolicyWarning & { place: { href: string; label: string } | null }

const KINDS: Record<PolicyWarning['kind'], { word: string; tone: TagTone }> = {
  cycle_contradicts_dates: { word: 'Dates disagree', tone: 'red' },
  review_overdue: { word: 'Review overdue', tone: 'red' },
  template_text: { word: 'Left-over template text', tone: 'amber' },
  doubt: { word: 'Please check', tone: 'slate' },
}

/** What the import was not sure of, each to be ticked off by a person who has looked. */
export function WarningList({ versionId, warnings }: { versionId: string; warnings: readonly Warning[] }) {
  const [state, action] = useActionState(settleWarningsAction, {})
  return (
    <Panel
      id="warnings"
      title={`${warnings.length} ${warnings.length === 1 ? 'point' : 'points'} to check in the import`}
    >
      <form action={action}>
        <input type="hidden" name="versionId" value={versionId} />
        <FieldErrorText id="warnings-error" error={state.message} />
        <ul className="grid gap-1">
          {warnings.map(({ kind, text, where, place }, index) => (
            <li key={warningKey({ where, text })} className="border-rule border-b pb-2 last:border-0">
              <Choice
                type="checkbox"
                id={`warnings-${index + 1}`}
                name="warnings"
                value={warningKey({ where, text })}
                label={
                  <>
                    <span className="me-2">
                      <Tag tone={KINDS[kind].tone}>{KINDS[kind].word}</Tag>
                    </span>
                    {text}
                  </>
                }
              />
              {place ? (
                <p className="ps-9">
                  <TextLink href={place.href} className="inline-block py-0.5">
                    Go to {place.label}
                  </TextLink>
                </p>
              ) : (
                where && <p className="ps-9 text-ink-soft">In: {where}</p>
              )}
            </li>
          ))}
        </ul>
        <FormActions>
          <SubmitButton variant="secondary">I have dealt with the ticked points</SubmitButton>
        </FormActions>
      </form>
    </Panel>
  )
}
