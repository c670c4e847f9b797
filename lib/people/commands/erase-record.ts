import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'

/**
 * Empties a person's record: a reference stands for the name, nothing else personal stays, and nobody answers for them or is
 * answered for. What they were, and from when to when, stays for the numbers.
 */
export async function eraseRecord(tx: Tx, personId: string, reference: string): Promise<void> {
  const displayName = `Erased person ${reference}`
  const moment = now()
  await tx.guardianship.deleteMany({ where: { OR: [{ parentId: personId }, { pupilId: personId }] } })
  await tx.enrolment.deleteMany({ where: { personId } })
  await tx.personAlias.deleteMany({ where: { personId } })
  await tx.twoPeople.deleteMany({ where: { OR: [{ firstId: personId }, { secondId: personId }] } })
  // What a merge would be turned back by; it cannot be, for somebody who is erased.
  const merged = { OR: [{ keptId: personId }, { otherId: personId }] }
  await tx.personMerge.updateMany({ where: merged, data: { steps: [], requestSteps: [] } })
  await tx.membership.updateMany({ where: { personId }, data: { title: null, endReason: null } })
  await tx.person.update({
    where: { id: personId },
    data: {
      givenName: reference,
      familyName: 'Erased person',
      displayName,
      searchName: searchName(displayName),
      dateOfBirth: null,
      email: null,
      phone: null,
      upn: null,
      externalId: null,
      archivedAt: moment,
      erasedAt: moment,
    },
    select: { id: true },
  })
}
