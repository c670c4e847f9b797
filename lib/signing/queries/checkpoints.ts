import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { type Checkpoint, checkpointFileName, checkpointText } from '../checkpoint'
import { accountsToMail } from '../mail-checkpoint'
import type { CheckpointMail } from '../types'

export const CHECKPOINTS_PER_PAGE = 30

const SELECT = {
  id: true,
  schoolId: true,
  sequence: true,
  hash: true,
  madeAt: true,
  signature: true,
  key: { select: { publicKey: true } },
} as const

type Row = Omit<Checkpoint, 'school' | 'madeAt' | 'publicKey'> & {
  id: string
  schoolId: string
  madeAt: Date
  key: { publicKey: string }
}

const signedHead = ({ schoolId, sequence, hash, madeAt, signature, key }: Row): Checkpoint => ({
  school: schoolId,
  sequence,
  hash,
  madeAt: madeAt.toISOString(),
  publicKey: key.publicKey,
  signature,
})

const reached = (actor: Actor, permission: Permission, schoolId: string) => ({
  AND: [{ schoolId }, schoolsWhere(actor, permission)],
})

/** The newest checkpoint of a school as it would be verified; null where none has been made or nothing is reached. */
export async function latestCheckpoint(actor: Actor, schoolId: string): Promise<Checkpoint | null> {
  const row = await db.checkpoint.findFirst({
    where: reached(actor, 'rounds.view', schoolId),
    orderBy: [{ sequence: 'desc' }, { madeAt: 'desc' }],
    select: SELECT,
  })
  return row && signedHead(row)
}

/** Checkpoints of a school, the newest first, one page of them; pages count from 1. */
export async function listCheckpoints(actor: Actor, schoolId: string, page: number) {
  const where = reached(actor, 'audit.view', schoolId)
  const [total, checkpoints] = await Promise.all([
    db.checkpoint.count({ where }),
    db.checkpoint.findMany({
      where,
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * CHECKPOINTS_PER_PAGE,
      take: CHECKPOINTS_PER_PAGE,
      select: { id: true, sequence: true, hash: true, madeAt: true },
    }),
  ])
  return { total, checkpoints }
}

/** One checkpoint as a file to keep, or null. */
export async function getCheckpointFile(actor: Actor, checkpointId: string) {
  const row = await db.checkpoint.findFirst({
    where: { id: checkpointId, ...schoolsWhere(actor, 'audit.view') },
    select: { ...SELECT, school: { select: { urn: true } } },
  })
  if (!row) return null
  const checkpoint = signedHead(row)
  return { fileName: checkpointFileName(row.school.urn, checkpoint), text: checkpointText(checkpoint) }
}

/** How long a school's chain is, how often its checkpoints are mailed and to how many; null out of reach. */
export async function getChainState(
  actor: Actor,
  schoolId: string,
): Promise<{ entries: number; mail: CheckpointMail } | null> {
  const head = await db.chainHead.findFirst({
    where: reached(actor, 'audit.view', schoolId),
    select: { sequence: true, school: { select: { checkpointMail: true } } },
  })
  if (!head) return null
  const mail = head.school.checkpointMail
  const addresses = (await accountsToMail(db, schoolId)).length
  const { rhythm = 'daily', mailedAt = null } = mail ?? {}
  return { entries: head.sequence, mail: { rhythm, mailedAt, addresses } }
}
