import { Choice } from '@/components/ui/choice'
import { Fieldset } from '@/components/ui/fieldset'
import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'

export type Askable = { agreementId: string; title: string; version: number; audience: Audience; policyTitle: string }

type Props = { askable: readonly Askable[]; chosen: readonly string[]; error?: string[] }

/** The published agreements to ask for, under the policy they belong to. */
export function AgreementChoices({ askable, chosen, error }: Props) {
  const policies = [...new Set(askable.map((agreement) => agreement.policyTitle))]
  return (
    <Fieldset
      name="agreementIds"
      legend="What will people be asked to sign?"
      hint="Each group gets the agreement written for it. Only published ones are here."
      error={error}
    >
      {policies.map((policy) => (
        <fieldset key={policy}>
          <legend className="font-semibold text-ink-soft">{policy}</legend>
          {askable
            .filter((agreement) => agreement.policyTitle === policy)
            .map(({ agreementId, title, version, audience }) => {
              const checked = chosen.includes(agreementId)
              return (
                <Choice
                  key={`${agreementId}-${checked}`}
                  type="checkbox"
                  id={agreementId === askable[0]?.agreementId ? 'agreementIds' : `agreement-${agreementId}`}
                  name="agreementIds"
                  value={agreementId}
                  defaultChecked={checked}
                  label={AUDIENCE_LABELS[audience]}
                  hint={`${title}, version ${version}`}
                />
              )
            })}
        </fieldset>
      ))}
    </Fieldset>
  )
}
