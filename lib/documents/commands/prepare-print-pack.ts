import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { newReference } from '@/lib/reference'
import { chosenRequests, onePerPerson } from '../packs/chosen'
import { PackChoice } from '../packs/schema'
import { titleOf } from '../packs/title'
import { PACK_DAYS } from '../packs/types'

const DAY_MS = 86_400_000
const MOST_ITEMS = 10_000
/** Of one account, under way at once: more would only wait for each other. */
const MOST_AT_ONCE = 5

/** Has a pack printed: notes what is in it and in which order, and queues its making. */
export const preparePrintPack = command({
  permission: 'copies.print',
  input: PackChoice,
  async run({ tx, actor, schools, input: choice }) {
    const { schoolId, kind, style, duplex, sheet, firstLabel } = choice
    if (!schools.schoolId.in.includes(schoolId) || actor.kind !== 'account') {
      throw new AppError('NOT_FOUND', 'We cannot find that school.')
    }
    const title = await titleOf(tx, choice)
    const rows = await chosenRequests(tx, actor, choice)
    const chosen = kind === 'labels' ? onePerPerson(rows) : rows
    const printable = kind === 'signed_copies' ? chosen.filter(({ document }) => document) : chosen
    if (printable.length === 0) throw new AppError('CONFLICT', nothing(kind === 'signed_copies'))
    if (chosen.length > MOST_ITEMS) {
      throw new AppError('CONFLICT', `These are ${chosen.length}, too many for one file. Print class by class.`)
    }
    const { accountId } = actor
    const [locked] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Account" WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
    const underWay = await tx.printPack.count({ where: { accountId, state: { in: ['queued', 'making'] } } })
    if (!locked || underWay >= MOST_AT_ONCE) {
      throw new AppError(
        'CONFLICT',
        `${MOST_AT_ONCE} of your files are being made. Wait until one is ready, or cancel it.`,
      )
    }
    const packId = newId()
    const expiresAt = new Date(now().getTime() + PACK_DAYS * DAY_MS)
    const about = { schoolId, accountId, kind, title, style, duplex: kind !== 'labels' && duplex, sheet, firstLabel }
    await tx.printPack.create({ data: { id: packId, ...about, total: chosen.length, expiresAt }, select: { id: true } })
    await tx.printPackItem.createMany({
      data: chosen.map(({ requestId, document }, position) => ({
        packId,
        schoolId,
        position,
        requestId,
        documentId: kind === 'signed_copies' ? (document?.id ?? null) : null,
        code: kind === 'blank_forms' ? newReference() : null,
      })),
    })
    await addJob(tx, 'pack.make', { schoolId, packId }, { key: `pack.make:${packId}`, maxAttempts: 5 })
    const { roundId, classId, requestId, yearGroup, audience } = choice
    return {
      output: { packId, total: chosen.length, missing: chosen.length - printable.length },
      audit: {
        action: 'pack.asked',
        subject: roundId ?? requestId ?? schoolId,
        schoolId,
        after: { packId, kind, roundId, classId, requestId, yearGroup, audience, items: chosen.length },
      },
    }
  },
})

const nothing = (copies: boolean) =>
  copies ? 'There is no signed copy to print yet.' : 'Nobody of these is left to sign: there is nothing to print.'
