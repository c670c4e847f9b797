import 'server-only'
import type { z } from 'zod'
import type { AuditRow } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { formatUkDay } from '@/lib/format/uk-time'
import { answeredBefore } from '../answered-before'
import { paperDays } from '../paper-days'
import { prepareResponses } from '../record-responses'
import { RecordPaperInput } from '../schema'
import { type LockedSlot, lockSlots } from '../slots-to-sign'
import { textHashes } from '../text-hash'

type Context = { tx: Tx; actor: Actor; schools: { schoolId: { in: string[] } } }

const notFound = () => new AppError('NOT_FOUND', 'We cannot find that form.')

async function refuse(tx: Tx, slot: LockedSlot, sha256: string) {
  if (slot.answered) throw await answeredBefore(tx, slot)
  if (slot.withdrawn || slot.waived || !slot.guardianshipStands) {
    throw new AppError('CONFLICT', `${slot.personName} is no longer asked to sign this form. Nothing was recorded.`)
  }
  if (!slot.roundOpen) throw new AppError('CONFLICT', 'This round has closed, so nothing more can be recorded in it.')
  if (slot.closed) throw new AppError('CONFLICT', 'This form was closed, so nothing more can be recorded on it.')
  const texts = await textHashes(tx, [slot.agreementVersion.id])
  if (texts.get(slot.agreementVersion.id) !== sha256) {
    throw new AppError(
      'CONFLICT',
      'A new version of this form was published meanwhile. Look whether the paper has the new text.',
    )
  }
}

/**
 * Makes ready what the office read off a paper, with the hashes of the pictures of its pages, as the last part of a command's
 * transaction. Who entered it is evidence, so that only an account may.
 */
export async function preparePaper(
  { tx, actor, schools }: Context,
  input: z.output<typeof RecordPaperInput>,
  scans: string[],
) {
  if (actor.kind !== 'account') throw new AppError('FORBIDDEN', 'You do not have access to this.')
  const slotIds = [...new Set(input.slotIds)]
  const slots = await lockSlots(tx, schools.schoolId.in, slotIds)
  const [schoolId] = slots.map((slot) => slot.schoolId)
  const fits = slots.length === slotIds.length && slots.every((slot) => slot.requestId === input.requestId)
  if (!schoolId || !fits) throw notFound()
  for (const slot of slots) await refuse(tx, slot, input.sha256)
  await refuseDay(tx, input)
  const { outcome, reason, signedOn } = input
  const { write, audit } = await prepareResponses(tx, schoolId, slots, {
    route: 'paper',
    authentication: 'office',
    sharedAddress: false,
    witness: null,
    recordedBy: actor.name,
    outcome,
    reason: outcome === 'declined' ? reason : null,
    typedName: null,
    mark: null,
    openedAt: null,
    network: null,
    paper: { signedOn, scans },
  })
  const [first, ...rest] = audit
  if (!first) throw notFound()
  return {
    schoolId,
    audit: [first, ...rest] satisfies [typeof first, ...typeof rest],
    last: async (rows: AuditRow[]) => ({ recorded: await write(rows) }),
  }
}

async function refuseDay(tx: Tx, { requestId, signedOn }: z.output<typeof RecordPaperInput>) {
  const { round, agreementVersion } = await tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      round: { select: { openedAt: true, opensOn: true } },
      agreementVersion: { select: { publishedAt: true } },
    },
  })
  const { earliest, latest } = paperDays(round, agreementVersion)
  if (signedOn > latest) throw AppError.field('signedOn', 'This day is still to come. Enter the date on the paper.')
  if (signedOn < earliest) {
    throw AppError.field('signedOn', `This form could first be signed on ${formatUkDay(earliest)}.`)
  }
}

/** Types in signatures that came on paper, with no picture of it. */
export const recordPaper = command({
  permission: 'paper.enter',
  input: RecordPaperInput,
  async run({ tx, actor, schools, input }) {
    const { audit, last } = await preparePaper({ tx, actor, schools }, input, [])
    return { audit, last }
  },
})
