import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { ParentRule } from '@/lib/policies/types'
import type { RequestResponse, RequestView } from '@/lib/rounds/types'
import { ResponseEntry } from './response-entry'

type Slot = RequestView['slots'][number]

const ROLES = { self: 'For themself', pupil: 'The pupil', parent: 'Parent or carer' } as const

type Props = {
  slots: readonly Slot[]
  parentRule: ParentRule
  takeBackHrefOf: (response: RequestResponse) => string | undefined
}

/** The places for a signature, what each holds, and everything that was there before. */
export function SlotList({ slots, parentRule, takeBackHrefOf }: Props) {
  if (slots.length === 0) return <p>Nobody is known who may sign this form. Add a parent or carer to the pupil.</p>
  const parents = slots.filter((slot) => slot.kind === 'parent' && !slot.withdrawn)
  return (
    <>
      {parents.length > 1 && (
        <p className="mb-3 text-ink-soft">
          {parentRule === 'any_one'
            ? 'The signature of any one parent or carer is enough.'
            : 'Every parent or carer who receives mail has to sign.'}
        </p>
      )}
      <ul className="border-rule border-t">
        {slots.map((slot) => (
          <li key={slot.id} className="border-rule border-b py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5">
              <div className="min-w-0">
                <TextLink href={`/people/${slot.person.id}`} className="inline-block py-0.5 font-semibold">
                  <bdi>{slot.person.displayName}</bdi>
                </TextLink>
                <span className="block text-ink-soft">{ROLES[slot.kind]}</span>
              </div>
              <Standing slot={slot} />
            </div>
            {slot.waived?.reason && <p className="mt-1">Not asked: {slot.waived.reason}</p>}
            {slot.responses.map((response) => (
              <ResponseEntry key={response.id} response={response} takeBackHref={takeBackHrefOf(response)} />
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

function Standing({ slot }: { slot: Slot }) {
  const current = slot.responses.find((response) => response.current)
  if (current?.outcome === 'agreed') {
    return (
      <Tag tone="green" icon="tick">
        Signed
      </Tag>
    )
  }
  if (current) {
    return (
      <Tag tone="red" icon="cross">
        Declined
      </Tag>
    )
  }
  if (slot.waived) return <Tag icon="dash">Not asked</Tag>
  if (slot.withdrawn) return <Tag tone="grey">No longer asked</Tag>
  return (
    <Tag tone="blue" icon="clock">
      {slot.required ? 'Not signed' : 'May sign'}
    </Tag>
  )
}
