import 'server-only'
import { dateOnly, dayOf, londonDay, now, startOfLondonDay } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { ask } from './asking'
import { refreshStates } from './commands/refresh-states'
import {
  ChangeRoundInput,
  CloseRequestInput,
  CreateRoundInput,
  EndExemptionInput,
  ExemptRequestInput,
  RoundInput,
  WaivePupilInput,
} from './schema'

const missingRound = () => new AppError('NOT_FOUND', 'We cannot find that round.')
const missingRequest = () => new AppError('NOT_FOUND', 'We cannot find that request.')

export const createRound = command({
  permission: 'rounds.run',
  input: CreateRoundInput,
  async run({ tx, schools, input }) {
    if (!schools.schoolId.in.includes(input.schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const { schoolId, agreementIds, opensOn, dueOn, ...round } = input
    // Two presses of one button make one round.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`round:${schoolId}`}, 0))::text`
    const same = { schoolId, name: round.name, academicYear: round.academicYear, status: 'draft' as const }
    if (await tx.round.findFirst({ where: same, select: { id: true } })) {
      throw AppError.field('name', 'A draft of this name is there already. Open that one, or choose another name.')
    }
    const versions = await tx.agreementVersion.findMany({
      where: { schoolId, agreementId: { in: agreementIds }, status: 'published' },
      orderBy: { number: 'desc' },
      distinct: ['agreementId'],
      select: { id: true, agreementId: true },
    })
    if (versions.length < new Set(agreementIds).size) {
      throw AppError.field('agreementIds', 'Publish each agreement before you ask people to sign it.')
    }
    const { id } = await tx.round.create({
      data: {
        ...round,
        schoolId,
        opensOn: dateOnly(opensOn),
        dueOn: dateOnly(dueOn),
        agreements: {
          create: versions.map((version) => ({ agreementId: version.agreementId, agreementVersionId: version.id })),
        },
      },
      select: { id: true },
    })
    const after = { name: input.name, opensOn, dueOn, agreements: versions.length }
    return { output: { roundId: id }, audit: { action: 'round.created', subject: id, schoolId, after } }
  },
})

export const changeRound = command({
  permission: 'rounds.run',
  input: ChangeRoundInput,
  async run({ tx, schools, input: { roundId, opensOn, dueOn, ...changes } }) {
    const round = await tx.round.findFirst({ where: { id: roundId, ...schools } })
    if (!round) throw missingRound()
    if (round.status === 'closed') throw new AppError('CONFLICT', 'This round is closed, so its dates stand.')
    if (round.status === 'open' && opensOn !== dayOf(round.opensOn)) {
      throw AppError.field('opensOn', 'People have been asked already, so the opening day stands.')
    }
    await tx.round.update({
      where: { id: roundId },
      data: { ...changes, opensOn: dateOnly(opensOn), dueOn: dateOnly(dueOn) },
    })
    const before = { name: round.name, opensOn: dayOf(round.opensOn), dueOn: dayOf(round.dueOn) }
    const after = { name: changes.name, opensOn, dueOn }
    return {
      output: { roundId },
      audit: { action: 'round.changed', subject: roundId, schoolId: round.schoolId, before, after },
    }
  },
})

export const openRound = command({
  permission: 'rounds.run',
  input: RoundInput,
  async run({ tx, schools, input: { roundId } }) {
    const round = await tx.round.findFirst({
      where: { id: roundId, ...schools },
      select: { id: true, schoolId: true, opensOn: true, dueOn: true },
    })
    if (!round) throw missingRound()
    if (dayOf(round.dueOn) < londonDay(now())) {
      throw AppError.field('dueOn', 'The due day has passed. Set a later one before you open the round.')
    }
    // Conditional: of two people pressing at once, one succeeds.
    const { count } = await tx.round.updateMany({
      where: { id: roundId, status: 'draft' },
      data: { status: 'open', openedAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This round is already open.')
    const requests = (await ask(tx, round.schoolId, roundId)).length
    await addJob(
      tx,
      'round.invite',
      { schoolId: round.schoolId, roundId },
      {
        key: `round.invite:${roundId}`,
        runAt: startOfLondonDay(dayOf(round.opensOn)),
      },
    )
    const after = { requests }
    return {
      output: { roundId, requests },
      audit: { action: 'round.opened', subject: roundId, schoolId: round.schoolId, after },
    }
  },
})

export const closeRound = command({
  permission: 'rounds.run',
  input: RoundInput,
  async run({ tx, schools, input: { roundId } }) {
    const round = await tx.round.findFirst({ where: { id: roundId, ...schools }, select: { schoolId: true } })
    if (!round) throw missingRound()
    const { count } = await tx.round.updateMany({
      where: { id: roundId, status: 'open' },
      data: { status: 'closed', closedAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This round is not open.')
    return { output: { roundId }, audit: { action: 'round.closed', subject: roundId, schoolId: round.schoolId } }
  },
})

export const exemptRequest = command({
  permission: 'rounds.run',
  input: ExemptRequestInput,
  async run({ tx, schools, input: { requestId, reason, until } }) {
    if (until < londonDay(now())) throw AppError.field('until', 'Choose a day that has not passed.')
    const request = await tx.request.findFirst({ where: { id: requestId, ...schools } })
    if (!request) throw missingRequest()
    // Conditional: somebody may sign, or another colleague exempt them, at the same moment.
    const { count } = await tx.request.updateMany({
      where: { id: requestId, closedAt: null, state: { notIn: ['complete', 'exempt'] } },
      data: { exemptReason: reason, exemptUntil: dateOnly(until), state: 'exempt' },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This request is complete, exempt or closed already.')
    const after = { state: 'exempt', reason, until }
    return {
      output: { requestId },
      audit: {
        action: 'request.exempted',
        subject: requestId,
        schoolId: request.schoolId,
        before: { state: request.state },
        after,
      },
    }
  },
})

export const endExemption = command({
  permission: 'rounds.run',
  input: EndExemptionInput,
  async run({ tx, schools, input: { requestId } }) {
    const request = await tx.request.findFirst({ where: { id: requestId, ...schools, exemptReason: { not: null } } })
    if (!request) throw missingRequest()
    // The state goes with it: an exempt request must keep its reason.
    const { count } = await tx.request.updateMany({
      where: { id: requestId, exemptReason: { not: null } },
      data: { state: 'waiting', exemptReason: null, exemptUntil: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This exemption has been ended already.')
    await refreshStates(tx, [requestId])
    const before = { reason: request.exemptReason }
    return {
      output: { requestId },
      audit: { action: 'request.exemption_ended', subject: requestId, schoolId: request.schoolId, before },
    }
  },
})

export const waivePupil = command({
  permission: 'rounds.run',
  input: WaivePupilInput,
  async run({ tx, schools, input: { requestId, reason } }) {
    const request = await tx.request.findFirst({ where: { id: requestId, ...schools, closedAt: null } })
    if (!request) throw missingRequest()
    // The request before its slots, as a signature locks them, so that the two never wait for each other.
    await tx.$queryRaw`SELECT id FROM "Request" WHERE id = ${requestId}::uuid FOR UPDATE`
    const { count } = await tx.slot.updateMany({
      where: { requestId, kind: 'pupil', waivedReason: null, currentResponseId: null },
      data: { waivedReason: reason },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This request is not waiting for the pupil.')
    await refreshStates(tx, [requestId])
    return {
      output: { requestId },
      audit: { action: 'request.pupil_waived', subject: requestId, schoolId: request.schoolId, after: { reason } },
    }
  },
})

export const closeRequest = command({
  permission: 'rounds.run',
  input: CloseRequestInput,
  async run({ tx, schools, input: { requestId, reason } }) {
    const request = await tx.request.findFirst({ where: { id: requestId, ...schools } })
    if (!request) throw missingRequest()
    const { count } = await tx.request.updateMany({
      where: { id: requestId, closedAt: null, state: { not: 'complete' } },
      data: { state: 'closed', closedAt: now(), closedReason: reason },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This request is complete or closed already.')
    const before = { state: request.state }
    return {
      output: { requestId },
      audit: { action: 'request.closed', subject: requestId, schoolId: request.schoolId, before, after: { reason } },
    }
  },
})
