import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import type { Tx } from '@/lib/db/client'
import { queueCopies } from '@/lib/documents/commands/retry-copy'

/** A copy for each of the requests that is complete now, where no signature made it so and queued it. */
export async function queueCopiesOfComplete(tx: Tx, schoolId: string, requestIds: string[]) {
  const complete = await tx.request.findMany({
    where: { schoolId, id: { in: requestIds }, state: 'complete' },
    select: { id: true },
  })
  if (complete.length > 0)
    await queueCopies(
      tx,
      schoolId,
      complete.map((request) => request.id),
    )
}

/** The office waived a slot, ended an exemption or took a refusal back, and nothing is missing any more. */
export const copyWhatIsComplete: Reaction = async ({ tx, entry: { schoolId, subject } }) => {
  if (schoolId) await queueCopiesOfComplete(tx, schoolId, [subject])
}
