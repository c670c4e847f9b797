import 'server-only'
import { dayOf, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { deriveState } from './state'
import { type PlannedRequest, whoIsAsked } from './who-is-asked'

/** The state a planned request begins with. */
export const firstState = (planned: PlannedRequest, asked: boolean) =>
  deriveState({
    audience: planned.audience,
    parentRule: planned.parentRule,
    closed: false,
    exempt: false,
    outdated: false,
    asked,
    slots: planned.slots.map((slot) => ({
      ...slot,
      withdrawn: false,
      waived: slot.waivedReason !== null,
      current: null,
    })),
  })

/**
 * Asks everyone the round is for who has not been asked in it yet; `personIds` narrows it to some. Returns how many
 * requests were made. Safe to repeat: a person is asked once in one capacity.
 */
export async function ask(tx: Tx, schoolId: string, roundId: string, personIds?: string[]): Promise<number> {
  const planned = await whoIsAsked(tx, roundId, personIds)
  const { opensOn } = await tx.round.findUniqueOrThrow({ where: { id: roundId }, select: { opensOn: true } })
  const askedAt = dayOf(opensOn) <= londonDay(now()) ? now() : null
  const rows = planned.map((plan) => ({ id: newId(), plan }))
  const requests = await tx.request.createManyAndReturn({
    data: rows.map(({ id, plan }) => ({
      id,
      schoolId,
      roundId,
      agreementId: plan.agreementId,
      agreementVersionId: plan.agreementVersionId,
      audience: plan.audience,
      capacity: plan.capacity,
      personId: plan.personId,
      pupilId: plan.pupilId,
      parentRule: plan.parentRule,
      classId: plan.classId,
      className: plan.className,
      yearGroup: plan.yearGroup,
      state: firstState(plan, askedAt !== null),
      askedAt,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  const made = new Set(requests.map((request) => request.id))
  await tx.slot.createMany({
    data: rows
      .filter(({ id }) => made.has(id))
      .flatMap(({ id, plan }) =>
        plan.slots.map(({ reachable: _reachable, ...slot }) => ({ id: newId(), schoolId, requestId: id, ...slot })),
      ),
  })
  return made.size
}
