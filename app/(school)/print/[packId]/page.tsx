import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { listLeftOut } from '@/lib/documents/packs/queries'
import { PACK_KIND_LABELS } from '@/lib/documents/packs/types'
import { STATE_WORDS } from '../pack-state'
import { Ended } from './ended'
import { Making } from './making'
import { packAt } from './pack-at'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/print/[packId]'>): Promise<Metadata> {
  return { title: PACK_KIND_LABELS[(await packAt(params)).pack.kind] }
}

export default async function PackPage({ params }: PageProps<'/print/[packId]'>) {
  const { actor, pack } = await packAt(params)
  const atWork = pack.state === 'queued' || pack.state === 'making'
  const name = PACK_KIND_LABELS[pack.kind]
  return (
    <>
      <Breadcrumbs items={[{ href: '/print', label: 'Print' }, { label: name }]} />
      <PageHeader title={name} caption={pack.title} />
      {/* The page changes by itself: what has changed is read out. */}
      <p role="status" className="sr-only">
        {STATE_WORDS[pack.state]}
      </p>
      {atWork ? <Making pack={pack} /> : <Ended pack={pack} leftOut={await listLeftOut(actor, pack.id)} />}
    </>
  )
}
