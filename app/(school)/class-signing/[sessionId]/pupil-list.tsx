import { EmptyState } from '@/components/ui/empty-state'
import { Tag } from '@/components/ui/tag'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { SessionPupil } from '@/lib/signing/queries/class-sessions'
import { TakeBackForm } from './take-back-form'

/** Each child with what is signed; a signature under the wrong name can be taken back here. */
export function PupilList({ pupils }: { pupils: readonly SessionPupil[] }) {
  if (pupils.length === 0) {
    return (
      <EmptyState title="Nobody to sign">
        <p>No child of this class signs a form of their own in this round.</p>
      </EmptyState>
    )
  }
  return (
    <ul className="rounded-[4px] border border-rule">
      {pupils.map((pupil) => (
        <li key={pupil.personId} className="border-rule px-4 py-3 not-last:border-b">
          <p className="font-semibold">{pupil.name}</p>
          <ul>
            {pupil.forms.map((form) => (
              <li key={form.slotId} className="flex flex-wrap items-start gap-x-4 gap-y-1">
                <span className="flex-[1_1_14rem]">{form.title}</span>
                {form.signedAt ? (
                  <>
                    <span className="text-ink-soft">{formatUkDateTime(new Date(form.signedAt))}</span>
                    <Tag tone="green" icon="tick">
                      Signed
                    </Tag>
                  </>
                ) : (
                  <Tag tone="blue">To sign</Tag>
                )}
                {form.mayTakeBack && form.responseId && (
                  <div className="w-full">
                    <TakeBackForm responseId={form.responseId} name={pupil.name} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
