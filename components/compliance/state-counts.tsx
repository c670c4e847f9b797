import { StateTag } from '@/components/requests/state-tag'
import { TextLink } from '@/components/ui/text-link'
import type { Tally } from '@/lib/compliance/types'
import { REQUEST_STATES, type RequestState } from '@/lib/rounds/types'
import { numbered } from './headline'

type Props = { tally: Tally; hrefOf: (state: RequestState) => string; current?: string }

/** How many requests stand in each state; every row narrows the list below to it. */
export function StateCounts({ tally, hrefOf, current }: Props) {
  const states = REQUEST_STATES.filter((state) => (tally.byState[state] ?? 0) > 0)
  return (
    <section aria-label="By state">
      <h2 className="mb-1 text-[1.1875rem]">By state</h2>
      <ul className="border-rule border-t">
        {states.map((state) => (
          <li key={state} className="border-rule border-b">
            <TextLink
              plain
              href={hrefOf(state)}
              aria-current={state === current ? 'true' : undefined}
              data-fc={state === current ? 'current' : undefined}
              className={`flex min-h-9 items-center justify-between gap-3 px-2 py-1 hover:bg-accent-tint ${state === current ? 'bg-accent-tint ring-1 ring-accent ring-inset' : ''}`}
            >
              <StateTag state={state} />
              <span className="font-semibold text-accent tabular-nums underline decoration-1 underline-offset-4">
                {numbered(tally.byState[state] ?? 0)}
              </span>
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
