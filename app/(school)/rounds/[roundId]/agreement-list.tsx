import { TextLink } from '@/components/ui/text-link'
import { AUDIENCE_LABELS, AUDIENCES } from '@/lib/policies/types'
import type { RoundView } from '@/lib/rounds/types'

/** Which agreement each group signs, at which version. */
export function AgreementList({ agreements }: Pick<RoundView, 'agreements'>) {
  const sorted = [...agreements].sort((a, b) => AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience))
  return (
    <ul className="border-rule border-t">
      {sorted.map(({ agreementId, policyId, audience, title, version }) => (
        <li key={agreementId} className="border-rule border-b py-2">
          <span className="font-semibold">{AUDIENCE_LABELS[audience]}</span>
          <span className="block">
            <TextLink href={`/policies/${policyId}/forms/${audience}`} className="inline-block py-0.5">
              {title}
            </TextLink>{' '}
            <span className="text-ink-soft">version {version}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
