import 'server-only'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { refreshStates } from '@/lib/rounds/commands/refresh-states'
import { lockChainHead, moveChainHead } from '../chain-head'
import { nextLink, sealSection } from '../hash-chain'
import { TakeBackInput } from '../schema'
import { lockSlots } from '../slots-to-sign'
import type { Envelope } from '../types'

/** Takes a response back by a further entry with a reason, which empties the slot; the response itself stays. */
export const takeBackResponse = command({
  permission: 'responses.take_back',
  input: TakeBackInput,
  async run({ tx, actor, scopes, schools, input: { responseId, reason } }) {
    const missing = () => new AppError('NOT_FOUND', 'We cannot find that response.')
    const response = await tx.response.findFirst({
      where: { id: responseId, ...schools },
      select: {
        id: true,
        number: true,
        reference: true,
        slotId: true,
        schoolId: true,
        outcome: true,
        route: true,
        signedAt: true,
        evidence: { where: { kind: 'response' }, select: { envelope: true } },
      },
    })
    const given = response?.evidence[0]
    if (!response || !given) throw missing()
    const { schoolId } = response
    const [slot] = await lockSlots(tx, [schoolId], [response.slotId])
    // A class teacher mends what was signed in class under the wrong child's name, and nothing else.
    const reached = scopes.some(
      (scope) =>
        scope.schoolId === schoolId &&
        (scope.reach === 'school' || (scope.classId === slot?.classId && response.route === 'class_session')),
    )
    if (!slot || !reached) throw missing()
    const { count } = await tx.slot.updateMany({
      where: { id: slot.slotId, currentResponseId: responseId },
      data: { currentResponseId: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This response was taken back already.')

    const entryId = newId()
    const by =
      actor.kind === 'account' ? { id: actor.accountId, name: actor.name } : { id: actor.kind, name: actor.kind }
    const sections = [sealSection('identity', { recordedBy: by }), sealSection('act', { reason })]
    const head = await lockChainHead(tx, schoolId)
    // The versions that were answered, which may be older than those asked for now.
    const { agreementVersion, policyVersion, askedAt } = JSON.parse(given.envelope) as Envelope
    const envelope: Omit<Envelope, 'sequence'> = {
      format: 1,
      entry: entryId,
      school: schoolId,
      kind: 'taking_back',
      recordedAt: head.at.toISOString(),
      request: slot.requestId,
      slot: slot.slotId,
      response: { id: response.id, number: response.number, reference: response.reference },
      audience: slot.audience,
      capacity: slot.capacity,
      slotKind: slot.kind,
      route: response.route,
      authentication: 'account',
      sharedAddress: false,
      agreementVersion,
      policyVersion,
      outcome: response.outcome,
      askedAt,
      openedAt: null,
      signedAt: response.signedAt.toISOString(),
      sections: Object.fromEntries(sections.map((section) => [section.name, section.hash])),
    }
    const link = nextLink(head, envelope)
    await tx.responseTakenBack.create({ data: { responseId, schoolId, reason, takenBackAt: head.at } })
    await tx.evidenceEntry.create({
      data: { id: entryId, schoolId, kind: 'taking_back', responseId, createdAt: head.at, ...link },
      select: { id: true },
    })
    await tx.evidenceSection.createMany({
      data: sections.map(({ hash: _hash, ...section }) => ({ entryId, schoolId, ...section })),
    })
    await refreshStates(tx, [slot.requestId])
    await moveChainHead(tx, schoolId, link)
    const after = { responseId, reason, sequence: link.sequence }
    return {
      output: { requestId: slot.requestId },
      audit: { action: 'response.taken_back', subject: slot.requestId, schoolId, after },
    }
  },
})
