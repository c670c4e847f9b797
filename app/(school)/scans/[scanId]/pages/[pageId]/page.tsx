import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { PagePicture } from '@/components/scans/page-picture'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextInput } from '@/components/ui/text-input'
import { getScanPage } from '@/lib/scans/queries/get-scan'
import { SET_ASIDE_WORDS } from '@/lib/scans/types'
import { searchPaperForms } from '@/lib/signing/queries/paper'
import { throwPagesAwayAction } from '../../../actions'
import { scanAt } from '../../../scan-at'
import { AssignForm } from './assign-form'

export const metadata: Metadata = { title: 'A page that was set aside' }
export const dynamic = 'force-dynamic'

type Props = PageProps<'/scans/[scanId]/pages/[pageId]'>

export default async function SetAsidePage({ params, searchParams }: Props) {
  const { actor, school, scan, name } = await scanAt(params)
  const page = await getScanPage(actor, (await params).pageId)
  if (!page || page.scanId !== scan.id) notFound()
  if (page.state !== 'set_aside' || !page.reason) redirect(`/scans/${scan.id}`)
  const { q } = await searchParams
  const search = typeof q === 'string' ? q.slice(0, 100) : (page.form?.about ?? '')
  const mayBelong = page.pictured && page.reason !== 'replaced'
  const forms = mayBelong ? await searchPaperForms(actor, school.id, search) : []
  const { short, what } = SET_ASIDE_WORDS[page.reason]
  const at = `/scans/${scan.id}/pages/${page.id}`
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/scans', label: 'Paper forms' },
          { href: `/scans/${scan.id}`, label: name },
          { label: `Page ${page.position}` },
        ]}
      />
      <PageHeader title={short} caption={`Page ${page.position}`} lead={what} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0">
          <PagePicture page={page} />
        </div>
        <div className="grid content-start gap-6 max-lg:row-start-1">
          {mayBelong && (
            <Panel id="assign" title="Whose form is it?">
              <FilterBar action={at} label="Find the form" submitText="Find">
                <TextInput name="q" label="Name" hint="Of the child, or of who signs" defaultValue={search} />
              </FilterBar>
              {forms.length > 0 ? (
                <AssignForm pageId={page.id} forms={forms} />
              ) : (
                search && (
                  <EmptyState title="No form waits">
                    Nobody of that name has a form in an open round that waits for a signature.
                  </EmptyState>
                )
              )}
            </Panel>
          )}
          <ActionForm
            action={throwPagesAwayAction}
            hidden={{ scanId: scan.id, pageIds: page.id }}
            label="Throw this page away"
          />
        </div>
      </div>
    </>
  )
}
