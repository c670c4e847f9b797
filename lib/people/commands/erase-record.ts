import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import { newReference } from '@/lib/reference'

/**
 * Empties a person's record: a reference stands for the name, nothing else personal stays, and nobody answers for them or is
 * answered for. What they were, and from when to when, stays for the numbers. Returns the reference.
 */
export async function eraseRecord(tx: Tx, personId: string): Promise<string> {
  const reference = newReference().slice(0, 9)
  const displayName = `Erased person ${reference}`
  const moment = now()
  await tx.guardianship.deleteMany({ where: { OR: [{ parentId: personId }, { pupilId: personId }] } })
  await tx.enrolment.deleteMany({ where: { personId } })
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
  return reference
}
