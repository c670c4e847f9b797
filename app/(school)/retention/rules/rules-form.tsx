'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { TextInput } from '@/components/ui/text-input'
import { DEFAULT_RULES, GROUP_LABELS, type RetentionGroup, type RetentionRule } from '@/lib/data-rights/types'
import { setRulesAction } from '../actions'

type Props = {
  schoolId: string
  rules: Record<RetentionGroup, RetentionRule>
  kept: FormState['values'] | null
}

const GROUPS = Object.keys(GROUP_LABELS) as RetentionGroup[]

export function RulesForm({ schoolId, rules, kept }: Props) {
  const initial = Object.fromEntries(
    GROUPS.flatMap((group) => [
      [group, String(rules[group].yearsAfterLeaving)],
      [`${group}Round`, rules[group].yearsAfterRound === null ? '' : String(rules[group].yearsAfterRound)],
    ]),
  )
  return (
    <FieldsForm
      action={setRulesAction}
      hidden={{ schoolId }}
      initial={initial}
      kept={kept}
      submitText="Save the rules"
      pendingText="Saving…"
      cancelHref="/retention"
      width="wide"
    >
      {({ field }) =>
        GROUPS.map((group) => (
          <fieldset key={group} className="border-rule border-t pt-5">
            <legend className="float-start mb-1 w-full font-semibold text-[1.25em]">{GROUP_LABELS[group]}</legend>
            <p className="clear-both mb-4 max-w-[40rem] text-ink-soft">
              {DEFAULT_RULES[group].why} Without a choice: {DEFAULT_RULES[group].yearsAfterLeaving}.
            </p>
            <div className="grid gap-5 sm:grid-cols-2">
              <TextInput
                {...field(group)}
                label={
                  <>
                    Years after leaving<span className="sr-only">, {GROUP_LABELS[group].toLowerCase()}</span>
                  </>
                }
                inputMode="numeric"
                maxLength={2}
                width="tiny"
                required
              />
              <TextInput
                {...field(`${group}Round`)}
                label={
                  <>
                    Years after a round, for old forms
                    <span className="sr-only">, {GROUP_LABELS[group].toLowerCase()}</span>
                  </>
                }
                hint="Empty: kept while they are here. The newest form always stays."
                inputMode="numeric"
                maxLength={2}
                width="tiny"
                optional
              />
            </div>
          </fieldset>
        ))
      }
    </FieldsForm>
  )
}
