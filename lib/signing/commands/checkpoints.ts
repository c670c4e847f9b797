import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { unwrap } from '@/lib/keys/wrap'
import { lockChainHead } from '../chain-head'
import { type Checkpoint, signCheckpoint } from '../checkpoint'

/** Signs the head of a school's chain as it stands; leaves the house by mail or download. */
export const makeCheckpoint = command({
  permission: 'system.run',
  input: z.object({ schoolId: z.uuid() }),
  async run({ tx, schools, input: { schoolId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const key = await tx.chainKey.findFirst({ where: { schoolId, retiredAt: null }, orderBy: { createdAt: 'desc' } })
    if (!key) throw new AppError('CONFLICT', 'This school has no key for checkpoints.')
    const head = await lockChainHead(tx, schoolId)
    const checkpoint: Checkpoint = signCheckpoint(
      {
        school: schoolId,
        sequence: head.sequence,
        hash: head.hash,
        madeAt: head.at.toISOString(),
        publicKey: key.publicKey,
      },
      unwrap('chainKey', key.privateKey),
    )
    const { sequence, hash, signature } = checkpoint
    const { id } = await tx.checkpoint.create({
      data: { schoolId, sequence, hash, keyId: key.id, signature, madeAt: head.at },
      select: { id: true },
    })
    return {
      output: checkpoint,
      audit: { action: 'checkpoint.made', subject: id, schoolId, after: { sequence, hash } },
    }
  },
})
