import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getCurrentSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { getHealth } from '@/lib/jobs/health'
import { countStuck, sourcesFor } from './sources'
import { StuckSection } from './stuck-section'
import { WorkerNotice } from './worker-notice'

export const metadata: Metadata = { title: 'What got stuck' }
export const dynamic = 'force-dynamic'

export default async function StuckPage({ searchParams }: PageProps<'/stuck'>) {
  const { actor, school } = await getCurrentSchool()
  const sources = school ? sourcesFor(actor, school.id) : []
  if (!school || sources.length === 0) notFound()
  const [stuck, health, { done }] = await Promise.all([countStuck(actor, school.id), getHealth(), searchParams])
  const sections = await Promise.all(
    stuck.map(async ({ source, count }) => ({ source, count, items: await source.list(actor, school.id) })),
  )
  const words = sources.find(({ key }) => key === done)?.done
  return (
    <>
      <Breadcrumbs items={[{ href: '/dashboard', label: 'Dashboard' }, { label: 'What got stuck' }]} />
      {words && (
        <Banner tone="success" live>
          {words}
        </Banner>
      )}
      <PageHeader
        title="What got stuck"
        lead="Whatever Countersign does by itself and could not do, or has not done in time. Every signature stands."
      />
      <WorkerNotice worker={health.worker} />
      {sections.length === 0 && (
        <EmptyState title="Nothing is stuck">
          Every signed form has its copy, every message went out, and nothing waits longer than it should.
        </EmptyState>
      )}
      <div className="grid gap-6">
        {sections.map((section) => (
          <StuckSection key={section.source.key} {...section} />
        ))}
      </div>
    </>
  )
}
