import { TextLink } from '@/components/ui/text-link'
import { AUDIENCE_LABELS, AUDIENCES } from '@/lib/policies/types'
import type { RoundView } from '@/lib/rounds/types'

/** Which agreement each group signs, at which version. */
export function AgreementList({ agreements }: Pick<RoundView, 'agreements'>) {
  const sorted = [...agreements].sort((a, b) => AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience))
  return (
    <ul className="border-rule border-t">
      {sorted.map(({ agreementId, policyId, audience, title, version }) => (
        <li
          key={agreementId}
          className="grid gap-x-6 border-rule border-b py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
        >
          <span className="font-semibold">{AUDIENCE_LABELS[audience]}</span>
          <TextLink href={`/policies/${policyId}/forms/${audience}`} className="justify-self-start py-0.5">
            {title}
          </TextLink>
          <span className="whitespace-nowrap text-ink-soft">Version {version}</span>
        </li>
      ))}
    </ul>
  )
}
