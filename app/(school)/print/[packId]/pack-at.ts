import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireSchool } from '@/app/_lib/current-school'
import { getPack } from '@/lib/documents/packs/queries'

const found = cache(getPack)

/** The pack of an address at the current school, for somebody who prints there; otherwise not found. */
export async function packAt(params: Promise<{ packId: string }>) {
  const { actor, school } = await requireSchool('copies.print')
  const pack = await found(actor, (await params).packId)
  if (!pack || pack.schoolId !== school.id) notFound()
  return { actor, pack }
}
