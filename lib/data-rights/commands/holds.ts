import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { EndHoldInput, PlaceHoldInput } from '../schema'

/** Keeps a person's data whatever the rules say, for a reason, until somebody ends it. */
export const placeHold = command({
  permission: 'retention.plan',
  input: PlaceHoldInput,
  async run({ tx, schools, input: { personId, reason } }) {
    const person = await tx.person.findFirst({
      where: { id: personId, erasedAt: null, ...schools },
      select: { id: true, schoolId: true },
    })
    if (!person) throw new AppError('NOT_FOUND', 'We cannot find that person.')
    const { schoolId } = person
    // As an erasure does: whichever comes first, the other sees it.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
    if (await tx.legalHold.findFirst({ where: { personId, endedAt: null }, select: { id: true } })) {
      throw new AppError('CONFLICT', 'They are held already.')
    }
    const hold = await tx.legalHold.create({ data: { schoolId, personId, reason }, select: { id: true } })
    // The reason stands in the hold alone, which an erasure empties.
    return {
      output: { personId },
      audit: { action: 'hold.placed', subject: personId, schoolId, after: { holdId: hold.id } },
    }
  },
})

/** Lets the rules decide again. */
export const endHold = command({
  permission: 'retention.approve',
  input: EndHoldInput,
  recent: true,
  async run({ tx, schools, input: { holdId } }) {
    const hold = await tx.legalHold.findFirst({
      where: { id: holdId, ...schools },
      select: { personId: true, schoolId: true },
    })
    if (!hold) throw new AppError('NOT_FOUND', 'We cannot find that hold.')
    const { count } = await tx.legalHold.updateMany({ where: { id: holdId, endedAt: null }, data: { endedAt: now() } })
    if (count === 0) throw new AppError('CONFLICT', 'This hold has ended already.')
    const { personId, schoolId } = hold
    return { output: { personId }, audit: { action: 'hold.ended', subject: personId, schoolId, after: { holdId } } }
  },
})
