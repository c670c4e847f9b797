import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PagePicture } from '@/components/scans/page-picture'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { listed } from '@/lib/format/words'
import { getScannedForm } from '@/lib/scans/queries/get-scanned-form'
import { PaperForm } from '../../../../requests/paper-form'
import { recordScannedAction } from '../../../actions'
import { scanAt } from '../../../scan-at'
import { Answered } from './answered'
import { ThrowAwayForm } from './throw-away-form'

export const metadata: Metadata = { title: 'Record a scanned form' }
export const dynamic = 'force-dynamic'

type Props = PageProps<'/scans/[scanId]/forms/[requestId]'>

export default async function ScannedFormPage({ params, searchParams }: Props) {
  const { actor, scan, name } = await scanAt(params)
  const seen = await getScannedForm(actor, scan.id, (await params).requestId)
  if (!seen) notFound()
  const { form, pages, place, missingPages, next, about } = seen
  const { done } = await searchParams
  const before = scan.forms.find(({ requestId }) => requestId === done)
  const nextHref = next ? `/scans/${scan.id}/forms/${next}` : null
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/scans', label: 'Paper forms' },
          { href: `/scans/${scan.id}`, label: name },
          { label: `Form ${place.at} of ${place.of}` },
        ]}
      />
      {before && (
        <Banner tone="success" live>
          Recorded: <TextLink href={`/requests/${before.requestId}`}>{before.about}</TextLink>
        </Banner>
      )}
      <PageHeader
        title={<bdi>{about}</bdi>}
        caption={`Form ${place.at} of ${place.of}`}
        lead={[seen.className, seen.title, form && `version ${form.version}`, form?.roundName]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {missingPages.length > 0 && (
            <Banner tone="notice">
              Not in this scan: page {listed(missingPages.map(String))}. If somebody signed there, scan it too.
            </Banner>
          )}
          <ul className="grid gap-6">
            {pages.map((page) => (
              <li key={page.id}>
                <PagePicture page={page} />
              </li>
            ))}
          </ul>
        </div>
        <div className="grid content-start gap-6 max-lg:row-start-1">
          <Panel id="record" title="What is on the paper">
            {form && form.open.length > 0 ? (
              <PaperForm
                key={form.requestId}
                action={recordScannedAction}
                form={form}
                hidden={{ scanId: scan.id }}
                submitText={next ? 'Record and next' : 'Record'}
                cancelHref={nextHref ?? `/scans/${scan.id}`}
              />
            ) : (
              <p>Nobody can be recorded on this form any more.</p>
            )}
          </Panel>
          {form && form.answered.length > 0 && <Answered form={form} />}
          <div className="flex flex-wrap gap-3">
            {nextHref && (
              <ButtonLink variant="secondary" href={nextHref}>
                Skip to the next
              </ButtonLink>
            )}
            <ThrowAwayForm scanId={scan.id} pages={pages} />
          </div>
        </div>
      </div>
    </>
  )
}
