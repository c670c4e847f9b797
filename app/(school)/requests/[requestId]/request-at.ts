import 'server-only'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import type { PostPermission } from '@/lib/auth/permissions'
import { scopesOf } from '@/lib/auth/permissions'
import { getRequest } from '@/lib/rounds/queries/get-request'

/** The request of an address at the current school, for somebody who may look or, when asked, change it; otherwise not found. */
export async function requestAt(params: Promise<{ requestId: string }>, permission: PostPermission = 'requests.view') {
  const { actor, school } = await requireSchool(permission)
  const request = await getRequest(actor, (await params).requestId)
  if (!request || request.schoolId !== school.id) notFound()
  const may = (wanted: PostPermission) => scopesOf(actor, wanted).some((scope) => scope.schoolId === school.id)
  return { actor, request, may }
}
