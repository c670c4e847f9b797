import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { BodyContent } from '../types'

/** A school as its papers show it. */
export async function schoolLook(tx: Tx, schoolId: string): Promise<BodyContent['school']> {
  const { crest, crestType, ...school } = await tx.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { name: true, urn: true, accent: true, crest: true, crestType: true },
  })
  return { ...school, crestPng: crestType === 'image/png' ? crest : null }
}
