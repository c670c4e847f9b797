import { db } from '@/lib/db/client'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { openChain } from '@/lib/signing/commands/open-chain'

/** A school's key, and a checkpoint that was signed with it. */
export async function aCheckpoint({ id: schoolId }: { id: string }) {
  const keys = await db.chainKey.count({ where: { schoolId } })
  if (keys === 0) await db.$transaction((tx) => openChain(tx, schoolId))
  await makeCheckpoint({ kind: 'job', name: 'table', schoolId }, { schoolId })
  return db.checkpoint.findFirstOrThrow({
    where: { schoolId },
    orderBy: { id: 'desc' },
    select: { id: true, hash: true },
  })
}
