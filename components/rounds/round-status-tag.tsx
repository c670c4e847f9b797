import { Tag, type TagTone } from '@/components/ui/tag'
import type { RoundStatus } from '@/lib/rounds/types'

const LOOKS = {
  draft: { tone: 'grey', icon: 'pen', label: 'Draft' },
  open: { tone: 'green', icon: 'clock', label: 'Open' },
  closed: { tone: 'slate', icon: 'lock', label: 'Closed' },
} as const satisfies Record<RoundStatus, { tone: TagTone; icon: string; label: string }>

export function RoundStatusTag({ status }: { status: RoundStatus }) {
  const { tone, icon, label } = LOOKS[status]
  return (
    <Tag tone={tone} icon={icon}>
      {label}
    </Tag>
  )
}
