import type { IconName } from '@/components/ui/icon'
import { Tag, type TagTone } from '@/components/ui/tag'
import { REQUEST_STATE_LABELS, type RequestState } from '@/lib/rounds/types'

/** One colour and one sign for each state, the same wherever it is shown. */
export const REQUEST_STATE_LOOKS: Record<RequestState, { tone: TagTone; icon: IconName }> = {
  not_asked: { tone: 'grey', icon: 'ring' },
  no_contact: { tone: 'purple', icon: 'no_mail' },
  waiting_for_pupil: { tone: 'teal', icon: 'clock' },
  waiting_for_parent: { tone: 'amber', icon: 'clock' },
  waiting: { tone: 'blue', icon: 'clock' },
  complete: { tone: 'green', icon: 'tick' },
  declined: { tone: 'red', icon: 'cross' },
  in_conflict: { tone: 'pink', icon: 'split' },
  outdated: { tone: 'orange', icon: 'again' },
  exempt: { tone: 'neutral', icon: 'dash' },
  closed: { tone: 'slate', icon: 'lock' },
}

export function StateTag({ state }: { state: RequestState }) {
  const { tone, icon } = REQUEST_STATE_LOOKS[state]
  return (
    <Tag tone={tone} icon={icon}>
      {REQUEST_STATE_LABELS[state]}
    </Tag>
  )
}
