import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import type { Tally } from '@/lib/compliance/types'
import { counted } from '@/lib/format/words'
import type { RequestState } from '@/lib/rounds/types'
import { hrefTo, NO_FILTERS } from './address'

const NEEDS: { state: RequestState; words: (count: number) => string }[] = [
  { state: 'declined', words: (count) => `${counted(count, 'refusal')} to talk about` },
  { state: 'in_conflict', words: (count) => `${counted(count, 'family', 'families')} where the parents differ` },
  { state: 'no_contact', words: (count) => `${counted(count, 'form')} with nobody to ask` },
  { state: 'outdated', words: (count) => `${counted(count, 'form')} to sign again` },
]

/** What does not settle itself by waiting: each leads to the list of it. */
export function Attention({
  tally,
  roundId,
  failedMessages,
}: {
  tally: Tally
  roundId: string
  failedMessages: number
}) {
  const items = NEEDS.flatMap(({ state, words }) => {
    const count = tally.byState[state] ?? 0
    return count > 0
      ? [
          {
            key: state as string,
            text: words(count),
            href: `${hrefTo('/dashboard', roundId, { ...NO_FILTERS, state })}#who`,
          },
        ]
      : []
  })
  if (failedMessages > 0) {
    items.push({ key: 'failed', text: `${counted(failedMessages, 'message')} not delivered`, href: '/stuck' })
  }
  if (items.length === 0) return null
  return (
    <div className="no-print mt-4 border-rule border-t pt-3">
      <h2 className="font-semibold text-[1em]">Needs you</h2>
      <ul className="flex flex-wrap gap-x-7 gap-y-1">
        {items.map(({ key, text, href }) => (
          <li key={key}>
            <TextLink href={href} className="inline-flex min-h-(--tap) items-center gap-1.5">
              <Icon name="alert" className="size-[1em] text-warn" />
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
