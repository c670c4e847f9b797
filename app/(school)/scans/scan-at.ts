import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireSchool } from '@/app/_lib/current-school'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { getScan } from '@/lib/scans/queries/get-scan'

const found = cache(getScan)

/** The scan of an address at the current school, for somebody who enters paper; otherwise not found. */
export async function scanAt(params: Promise<{ scanId: string }>) {
  const { actor, school } = await requireSchool('paper.enter')
  const scan = await found(actor, (await params).scanId)
  if (!scan || scan.schoolId !== school.id) notFound()
  return { actor, school, scan, name: `Scan of ${formatUkDateTime(scan.startedAt)}` }
}
