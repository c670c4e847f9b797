import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { isAtWork, SCAN_STATE_LABELS } from '@/lib/scans/types'
import { scanAt } from '../scan-at'
import { AtWork } from './at-work'
import { Ended } from './ended'
import { Read } from './read'

export const dynamic = 'force-dynamic'

const DONE: Record<string, string> = {
  recorded: 'Recorded. No other form of this scan waits to be recorded.',
  'thrown-away': 'Thrown away. You can take it out of the bin below for a week.',
  restored: 'The page is back.',
}

export async function generateMetadata({ params }: PageProps<'/scans/[scanId]'>): Promise<Metadata> {
  return { title: (await scanAt(params)).name }
}

export default async function ScanPage({ params, searchParams }: PageProps<'/scans/[scanId]'>) {
  const { scan, name } = await scanAt(params)
  const { done } = await searchParams
  const words = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : null
  return (
    <>
      <Breadcrumbs items={[{ href: '/scans', label: 'Paper forms' }, { label: name }]} />
      {/* The page changes by itself: what has changed is read out. */}
      <p role="status" className="sr-only">
        {SCAN_STATE_LABELS[scan.state]}
      </p>
      {words && (
        <Banner tone="success" live>
          {words}
        </Banner>
      )}
      {isAtWork(scan.state) ? (
        <AtWork scan={scan} />
      ) : scan.state === 'read' ? (
        <Read scan={scan} name={name} />
      ) : (
        <Ended scan={scan} name={name} />
      )}
    </>
  )
}
