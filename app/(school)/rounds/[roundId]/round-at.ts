import 'server-only'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { getRound } from '@/lib/rounds/queries'
import { mayRun } from '../may-run'

/** The round of an address at the current school, for somebody who may look or, when asked, run it; otherwise not found. */
export async function roundAt(params: Promise<{ roundId: string }>, permission: 'rounds.view' | 'rounds.run') {
  const { actor, school } = await requireSchool(permission)
  const round = await getRound(actor, (await params).roundId)
  if (!round || round.schoolId !== school.id) notFound()
  return { actor, school, round, runs: mayRun(actor, school.id) }
}
