import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'
import type { PackChoice } from './schema'

/** For whom a choice is, in words: "Kestrels, Yearly agreements 2026/27"; throws where there is no such round, class or form. */
export async function titleOf(tx: Tx, choice: PackChoice): Promise<string> {
  const { schoolId, roundId, classId, requestId, yearGroup, audience, search } = choice
  const [round, schoolClass, request] = await Promise.all([
    roundId ? tx.round.findFirst({ where: { id: roundId, schoolId }, select: { name: true } }) : null,
    classId ? tx.schoolClass.findFirst({ where: { id: classId, schoolId }, select: { name: true } }) : null,
    requestId
      ? tx.request.findFirst({
          where: { id: requestId, schoolId },
          select: { person: { select: { displayName: true } }, agreementVersion: { select: { title: true } } },
        })
      : null,
  ])
  if ((roundId && !round) || (classId && !schoolClass) || (requestId && !request)) {
    throw new AppError('NOT_FOUND', 'We cannot find that round, class or form.')
  }
  const parts = [
    request && `${request.agreementVersion.title}, ${request.person.displayName}`,
    schoolClass?.name,
    yearGroup !== null && yearGroupLabel(yearGroup),
    audience && AUDIENCE_LABELS[audience],
    search && `“${search}”`,
  ].filter(Boolean)
  return [...(parts.length > 0 ? parts : ['everybody']), round?.name].filter(Boolean).join(', ')
}
