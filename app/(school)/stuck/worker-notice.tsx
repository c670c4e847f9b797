import { Banner } from '@/components/ui/banner'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { Health } from '@/lib/jobs/health'

/** Said above all else while nobody works off what is queued. */
export function WorkerNotice({ worker: { ok, lastSeen } }: Pick<Health, 'worker'>) {
  if (ok) return null
  return (
    <Banner tone="warning" title="Nothing is being worked off just now">
      The part of Countersign that makes copies and sends mail is not running
      {lastSeen ? `; it was last seen on ${formatUkDateTime(new Date(lastSeen))}` : ''}. What is queued is kept and goes
      on by itself once it runs again. Tell whoever runs Countersign.
    </Banner>
  )
}
