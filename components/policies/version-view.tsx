import type { PolicyMetadata, PolicySection } from '@/lib/policies/types'
import { ContentsList } from './contents-list'
import { MetadataList } from './metadata-list'
import { PolicyText } from './policy-text'

type Props = {
  version: {
    metadata: PolicyMetadata
    sections: readonly PolicySection[]
    review: 'overdue' | 'soon' | 'later' | 'unknown'
    approvedBy: string | null
    approvedOn: string | null
    approvalNote: string | null
    sha256: string | null
  }
}

/** A version to read: its dates, its contents, its text. */
export function VersionView({ version }: Props) {
  const { metadata, sections, review, approvedBy, approvedOn, approvalNote, sha256 } = version
  return (
    <div className="grid min-w-0 gap-8">
      <section aria-labelledby="about">
        <h2 id="about" className="mb-3">
          About this version
        </h2>
        <MetadataList
          metadata={metadata}
          review={review}
          approval={{ by: approvedBy, on: approvedOn, note: approvalNote }}
        />
        {sha256 && (
          <p className="mt-2 text-[0.875em] text-ink-soft">
            Fingerprint of the text (SHA-256): <code className="break-all">{sha256}</code>
          </p>
        )}
      </section>
      <div className="no-print rounded-[4px] border border-rule bg-paper p-4 sm:p-5">
        <ContentsList sections={sections} />
      </div>
      <PolicyText sections={sections} />
    </div>
  )
}
