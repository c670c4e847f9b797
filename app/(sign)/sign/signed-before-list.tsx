import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { SignedBefore } from '@/lib/signing/queries'

/** What was answered in rounds that have closed. */
export function SignedBeforeList({ rows }: { rows: readonly SignedBefore[] }) {
  return (
    <ul className="grid gap-4">
      {rows.map((row) => (
        <li key={row.reference}>
          <span className="font-semibold">
            {row.title}
            {row.pupilName && `: ${row.pupilName}`}
          </span>
          <span className="block text-[0.9375em] text-ink-soft">
            {row.roundName}. {row.outcome === 'declined' ? 'Not agreed' : 'Signed'} on{' '}
            {formatUkDateTime(new Date(row.signedAt))}, reference <span className="select-all">{row.reference}</span>
          </span>
          {row.documentId && (
            <TextLink href={`/api/copies/${row.documentId}`} className="inline-flex min-h-(--tap) items-center">
              Download the copy (PDF)<span className="sr-only">, reference {row.reference}</span>
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  )
}
