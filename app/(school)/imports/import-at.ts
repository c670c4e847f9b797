import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireSchool } from '@/app/_lib/current-school'
import { getImport } from '@/lib/imports/queries'

const found = cache(getImport)

/** The import of an address at the current school, for somebody who may import; otherwise not found. */
export async function importAt(params: Promise<{ importId: string }>) {
  const { actor, school } = await requireSchool('people.import')
  const one = await found(actor, (await params).importId)
  if (!one || one.schoolId !== school.id) notFound()
  return { actor, school, one }
}
