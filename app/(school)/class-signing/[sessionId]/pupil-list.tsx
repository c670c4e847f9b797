import { EmptyState } from '@/components/ui/empty-state'
import { Tag } from '@/components/ui/tag'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { SessionPupil } from '@/lib/signing/queries/class-sessions'
import { TakeBackForm } from './take-back-form'

type Form = SessionPupil['forms'][number]

/** Each child with what is signed, those still to sign first; a signature under the wrong name can be taken back here. */
export function PupilList({ pupils }: { pupils: readonly SessionPupil[] }) {
  if (pupils.length === 0) {
    return (
      <EmptyState title="Nobody to sign">
        <p>No child of this class signs a form of their own in this round.</p>
      </EmptyState>
    )
  }
  const titles = new Set(pupils.flatMap(({ forms }) => forms.map(({ title }) => title)))
  const oneTitle = titles.size === 1 ? [...titles][0] : null
  const [waiting, done] = [pupils.filter(isWaiting), pupils.filter((pupil) => !isWaiting(pupil))]
  return (
    <>
      {oneTitle && <p className="mb-3 text-ink-soft">{oneTitle}</p>}
      <ul className="rounded-[4px] border border-rule">
        {[...waiting, ...done].map((pupil) => (
          <li
            key={pupil.personId}
            className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-rule px-4 py-2 not-last:border-b"
          >
            <p className="grow basis-48 font-semibold">
              <bdi>{pupil.name}</bdi>
            </p>
            <ul className={oneTitle ? 'max-sm:w-full sm:has-[[open]]:w-full' : 'w-full'}>
              {pupil.forms.map((form) => (
                <FormRow key={form.slotId} form={form} name={pupil.name} titled={!oneTitle} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}

const isWaiting = ({ forms }: SessionPupil) => forms.some(({ signedAt }) => !signedAt)

function FormRow({ form, name, titled }: { form: Form; name: string; titled: boolean }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
      {titled && <span className="flex-[1_1_14rem]">{form.title}</span>}
      {form.signedAt && <span className="text-ink-soft">{formatUkDateTime(new Date(form.signedAt))}</span>}
      <span className="sm:w-20">
        {form.signedAt ? (
          <Tag tone="green" icon="tick">
            Signed
          </Tag>
        ) : (
          <Tag tone="blue">To sign</Tag>
        )}
      </span>
      <div className="max-sm:w-full sm:min-w-44 sm:has-[[open]]:basis-full">
        {form.mayTakeBack && form.responseId && <TakeBackForm responseId={form.responseId} name={name} />}
      </div>
    </li>
  )
}
