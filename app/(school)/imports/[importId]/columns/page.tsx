import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { importAt } from '../../import-at'
import { ImportFrame } from '../frame'
import { ColumnsForm } from './columns-form'

export const metadata: Metadata = { title: 'How the columns were read' }
export const dynamic = 'force-dynamic'

export default async function ColumnsPage({ params }: PageProps<'/imports/[importId]/columns'>) {
  const { one } = await importAt(params)
  if (one.state !== 'checked' || one.columns.length === 0) notFound()
  const tables = [...new Set(one.columns.map(({ source }) => source))].map((source) => ({
    source,
    columns: one.columns.filter((column) => column.source === source),
  }))
  return (
    <ImportFrame one={one} here="Columns">
      <PageHeader
        title="How the columns were read"
        lead="Each heading of your files, three of its values, and what we take it for. What you change is remembered: the next time a table with these headings comes in, it is read the same way."
      />
      <ColumnsForm importId={one.id} tables={tables} />
    </ImportFrame>
  )
}
