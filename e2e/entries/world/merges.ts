import { endWrongLink } from '@/lib/people/commands/end-wrong-link'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { preparing } from './drafts'
import { fresh } from './fresh'
import type { BaseSchool } from './school'

type Base = Parameters<typeof fresh.staff>[0] & Pick<BaseSchool, 'id'>

/** Two records of what may be one member of staff. */
export const twoRecords = async (school: Base) => ({
  kept: await fresh.staff(school),
  other: await fresh.staff(school),
})

/** A merge that can be undone. */
export async function aMerge(school: Base) {
  const { kept, other } = await twoRecords(school)
  const { mergeId } = await mergePeople(preparing(school.id), { keptId: kept.id, otherId: other.id })
  return { id: mergeId, kept, other }
}

/** A parent who was tied to a pupil by mistake, which has been put right. */
export async function aWrongLink(school: Base) {
  const { pupil, parent } = await fresh.family(school)
  await endWrongLink(preparing(school.id), { pupilId: pupil.id, parentId: parent.id, reason: 'A slip of the roll' })
  return { pupil, parent }
}
