import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { counted } from '@/lib/format/words'
import { listImportRows } from '@/lib/imports/queries'
import { importAt } from '../../import-at'
import { ImportFrame } from '../frame'
import { readView } from '../view-address'
import { QuestionsForm } from './questions-form'

export const metadata: Metadata = { title: 'Questions of an import' }
export const dynamic = 'force-dynamic'

export default async function QuestionsPage({ params, searchParams }: PageProps<'/imports/[importId]/questions'>) {
  const { actor, one } = await importAt(params)
  const list = await listImportRows(actor, one.id, 'questions', readView(await searchParams).page)
  if (one.state !== 'checked' || !list || list.total === 0) notFound()
  const open = one.summary?.openQuestions ?? 0
  return (
    <ImportFrame one={one} here="Questions">
      <PageHeader
        title={open > 0 ? `${counted(open, 'question')} to answer` : 'Every question is answered'}
        lead="What only a person can decide. You can keep some answers now and come back for the rest."
      />
      <div className="max-w-[52rem]">
        {list.pageCount > 1 && (
          <p className="mb-6 text-ink-soft">
            Page {list.page} of {list.pageCount}
          </p>
        )}
        <QuestionsForm importId={one.id} questions={list.rows} more={list.pageCount > 1} />
        <Pagination
          page={list.page}
          pageCount={list.pageCount}
          hrefFor={(page) => `/imports/${one.id}/questions?page=${page}`}
          label="Pages of questions"
        />
      </div>
    </ImportFrame>
  )
}
