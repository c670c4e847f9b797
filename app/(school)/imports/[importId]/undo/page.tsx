import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { counted } from '@/lib/format/words'
import { importAt } from '../../import-at'
import { ImportFrame, importName } from '../frame'
import { UndoForm } from './undo-form'

export const metadata: Metadata = { title: 'Undo an import' }
export const dynamic = 'force-dynamic'

export default async function UndoImportPage({ params }: PageProps<'/imports/[importId]/undo'>) {
  const { one } = await importAt(params)
  if (one.state !== 'confirmed' || !one.summary) notFound()
  const { create, sections } = one.summary
  const people = (count: number) => counted(count, 'person', 'people')
  return (
    <ImportFrame one={one} here="Undo">
      <PageHeader title="Undo this import?" caption={importName(one)} />
      <div className="max-w-[46rem]">
        <Banner tone="warning" title="What happens">
          <ul className="list-disc ps-5">
            {create > 0 && (
              <li>
                {people(create)} whom it added {create === 1 ? 'is' : 'are'} taken off again.
              </li>
            )}
            {sections.left > 0 && (
              <li>
                {people(sections.left)} who left by it {sections.left === 1 ? 'is' : 'are'} here again.
              </li>
            )}
            {sections.changed + sections.moved + sections.ties > 0 && (
              <li>Details, classes and family ties are as they were before.</li>
            )}
            <li>What people were asked to sign because of it is closed, and what it closed is open again.</li>
            <li>What somebody has changed by hand since then stays as they left it.</li>
            <li>
              If anybody has signed on top of it, or a later import stands on it, nothing is undone and you are told
              why.
            </li>
          </ul>
        </Banner>
        <UndoForm importId={one.id} />
      </div>
    </ImportFrame>
  )
}
