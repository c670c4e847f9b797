import { Tag } from '@/components/ui/tag'

export function VersionTag({ status }: { status: 'draft' | 'approved' | 'published' }) {
  if (status === 'published') {
    return (
      <Tag tone="green" icon="tick">
        Published
      </Tag>
    )
  }
  if (status === 'approved') return <Tag tone="teal">Approved, not published</Tag>
  return (
    <Tag tone="blue" icon="pen">
      Draft
    </Tag>
  )
}
