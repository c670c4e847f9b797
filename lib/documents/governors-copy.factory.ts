import { db } from '@/lib/db/client'
import { newReference } from '@/lib/reference'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { basisOf, readEvidence } from './signed-evidence'
import { aForm, agree, aRequest } from './signed-request.factory'

/** A governor's signed form and the record of its copy; `setAside` empties its slot, as a new version does. */
export async function aGovernorsCopy(governor: { givenName: string; familyName: string }, completedAt: Date) {
  const school = await aSchool()
  const form = await aForm(school.id, 'governors')
  const person = await aPerson(school.id, 'governor', governor)
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({ form, personId: person.id, capacity: 'governor', slots })
  const slotId = request.slotOf(person.id)
  await agree(school.id, [slotId])
  const { reference } = await db.document.create({
    data: {
      schoolId: school.id,
      requestId: request.id,
      reference: newReference(),
      sha256: 'a'.repeat(64),
      pages: 2,
      basis: basisOf(await readEvidence(db, school.id, request.id)),
      completedAt,
    },
    select: { reference: true },
  })
  const setAside = () => db.slot.update({ where: { id: slotId }, data: { currentResponseId: null } })
  return { reference, setAside }
}
