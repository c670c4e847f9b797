import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { unwrap } from '@/lib/keys/wrap'
import { lockChainHead } from '../chain-head'
import { type Checkpoint, signCheckpoint } from '../checkpoint'
import { mailCheckpoint } from '../mail-checkpoint'
import { MakeCheckpointInput, SetCheckpointMailInput } from '../schema'
import type { CheckpointRhythm } from '../types'

/** Signs the head of a school's chain as it stands, and mails it where it is due; who asks gets it mailed whatever the day. */
export const makeCheckpoint = command({
  permission: 'checkpoints.make',
  input: MakeCheckpointInput,
  async run({ tx, actor, schools, input: { schoolId } }) {
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
    const mailedTo = await mailCheckpoint(tx, checkpoint, actor.kind === 'account')
    return {
      output: checkpoint,
      audit: { action: 'checkpoint.made', subject: id, schoolId, after: { sequence, hash, mailedTo } },
    }
  },
})

/** Chooses how often a school's headteachers get its checkpoints by mail. */
export const setCheckpointMail = command({
  permission: 'checkpoints.make',
  input: SetCheckpointMailInput,
  async run({ tx, schools, input: { schoolId, rhythm } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await tx.checkpointMail.createMany({ data: [{ schoolId }], skipDuplicates: true })
    const [before] = await tx.$queryRaw<{ rhythm: CheckpointRhythm }[]>`
      SELECT rhythm FROM "CheckpointMail" WHERE "schoolId" = ${schoolId}::uuid FOR UPDATE`
    await tx.checkpointMail.update({ where: { schoolId }, data: { rhythm }, select: { schoolId: true } })
    return {
      output: { schoolId },
      audit: { action: 'checkpoint.mail_set', subject: schoolId, schoolId, before, after: { rhythm } },
    }
  },
})
