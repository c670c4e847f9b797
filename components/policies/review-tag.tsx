import { Tag } from '@/components/ui/tag'

export function ReviewTag({ review }: { review: 'overdue' | 'soon' | 'later' | 'unknown' }) {
  if (review === 'overdue') {
    return (
      <Tag tone="red" icon="alert">
        Review overdue
      </Tag>
    )
  }
  if (review !== 'soon') return null
  return (
    <Tag tone="amber" icon="clock">
      Review due soon
    </Tag>
  )
}
