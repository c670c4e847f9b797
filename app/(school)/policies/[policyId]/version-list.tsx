import { VersionTag } from '@/components/policies/version-tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'
import type { PolicyView } from '@/lib/policies/queries/get-policy'

type Props = { policyId: string; versions: PolicyView['versions']; current: number | null }

/** Every version, newest first, each with a link to what changed in it. */
export function VersionList({ policyId, versions, current }: Props) {
  return (
    <ol className="grid gap-4">
      {versions.map((version, index) => {
        const before = versions[index + 1]
        const draft = version.status !== 'published'
        return (
          <li key={version.id} className="grid justify-items-start gap-1 border-rule border-t pt-3">
            <TextLink
              href={`/policies/${policyId}/${draft ? 'draft' : `versions/${version.number}`}`}
              className="py-0.5 font-semibold"
            >
              Version {version.number}
              {version.number === current ? ' (current)' : ''}
            </TextLink>
            <VersionTag status={version.status} />
            {version.publishedAt && <span className="text-ink-soft">{formatUkDate(version.publishedAt)}</span>}
            {version.changeNote && <p>{version.changeNote}</p>}
            {before && (
              <TextLink
                href={`/policies/${policyId}/compare?from=${before.number}&to=${version.number}`}
                className="py-0.5 text-[0.9375em]"
              >
                What changed since version {before.number}
              </TextLink>
            )}
          </li>
        )
      })}
    </ol>
  )
}
