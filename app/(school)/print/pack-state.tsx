import { Tag, type TagTone } from '@/components/ui/tag'
import type { PackState } from '@/lib/documents/packs/types'

export const STATE_WORDS: Record<PackState, string> = {
  queued: 'Waiting',
  making: 'Being made',
  ready: 'Ready',
  failed: 'Not made',
  cancelled: 'Cancelled',
}

const TONES: Record<PackState, TagTone> = {
  queued: 'grey',
  making: 'blue',
  ready: 'green',
  failed: 'red',
  cancelled: 'grey',
}

export const PackStateTag = ({ state }: { state: PackState }) => <Tag tone={TONES[state]}>{STATE_WORDS[state]}</Tag>
