import type { Metadata } from 'next'
import { IMPORT_STATE_LABELS, isAtWork } from '@/lib/imports/view-types'
import { importAt } from '../import-at'
import { AtWork } from './at-work'
import { BroughtIn } from './brought-in'
import { Checked } from './checked'
import { Ended } from './ended'
import { ImportFrame, importName } from './frame'
import { readView } from './view-address'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/imports/[importId]'>): Promise<Metadata> {
  return { title: importName((await importAt(params)).one) }
}

export default async function ImportPage({ params, searchParams }: PageProps<'/imports/[importId]'>) {
  const { actor, one } = await importAt(params)
  const view = readView(await searchParams)
  return (
    <ImportFrame one={one}>
      {/* The page changes by itself: what has changed is read out. */}
      <p role="status" className="sr-only">
        {one.progress && isAtWork(one.state) ? one.progress.step : IMPORT_STATE_LABELS[one.state]}
      </p>
      {isAtWork(one.state) ? (
        <AtWork one={one} />
      ) : one.state === 'checked' ? (
        <Checked actor={actor} one={one} view={view} />
      ) : one.state === 'confirmed' ? (
        <BroughtIn actor={actor} one={one} view={view} />
      ) : (
        <Ended one={one} />
      )}
    </ImportFrame>
  )
}
