import { Tag } from '@/components/ui/tag'
import { TaskList } from '@/components/ui/task-list'
import type { SealSettings } from '@/lib/sealing/types'

const HINTS = { made: 'A certificate made by Countersign', uploaded: 'The school’s own certificate' }

/** The section of the settings that leads to the certificate and the time of the seals. */
export function SealLink({ sealing: { inUse, timestampUrl }, at }: { sealing: SealSettings; at: Date }) {
  const expired = inUse?.origin === 'uploaded' && inUse.validUntil <= at
  const hint = `${HINTS[inUse?.origin ?? 'made']}${timestampUrl ? `, with the time from ${new URL(timestampUrl).host}` : ''}`
  return (
    <section aria-labelledby="seal" className="mt-12 max-w-[46rem]">
      <h2 id="seal">Seal on the copies</h2>
      <p className="mt-2 mb-4">
        Every signed copy carries the school’s seal, which shows whether it was changed since.
      </p>
      <TaskList
        tasks={[
          {
            id: 'seal',
            title: 'Certificate and time',
            href: '/settings/seal',
            hint,
            status: expired ? <Tag tone="red">Expired</Tag> : <Tag tone="green">On</Tag>,
          },
        ]}
      />
    </section>
  )
}
