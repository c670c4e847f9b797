import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { AUDIENCES, type Audience } from '@/lib/policies/types'
import { firstState } from '../asking'
import { isId } from '../queries'
import type { PlannedView, RoundPreview } from '../types'
import { type PlannedRequest, whoIsAsked } from '../who-is-asked'

/** Exactly who will be asked for what and why, and who cannot be reached, as the roll stands; nothing is written. */
export async function previewRound(actor: Actor, roundId: string): Promise<RoundPreview | null> {
  if (!isId(roundId)) return null
  const round = await db.round.findFirst({
    where: { id: roundId, ...schoolsWhere(actor, 'rounds.run') },
    select: { id: true, schoolId: true, agreements: { select: { agreement: { select: { audience: true } } } } },
  })
  if (!round) return null
  const [planned, people] = await Promise.all([
    whoIsAsked(db, round.id),
    db.person.findMany({
      where: { schoolId: round.schoolId, archivedAt: null },
      select: { id: true, displayName: true, email: true },
    }),
  ])
  const names = new Map(people.map((person) => [person.id, person.displayName]))
  const withAddress = new Set(people.flatMap((person) => (person.email ? [person.id] : [])))
  const rows = planned.map((plan) => viewOf(plan, names))
  const audiences = [...new Set(round.agreements.map(({ agreement }) => agreement.audience))]
  return {
    rows,
    groups: AUDIENCES.filter((audience) => audiences.includes(audience)).map((audience) => groupOf(audience, planned)),
    signers: new Set(planned.flatMap((plan) => plan.slots.map((slot) => slot.personId))).size,
    messages: new Set(
      planned.flatMap((plan) =>
        plan.slots.filter((slot) => slot.required && withAddress.has(slot.personId)).map((slot) => slot.personId),
      ),
    ).size,
  }
}

const groupOf = (audience: Audience, planned: PlannedRequest[]) => {
  const plans = planned.filter((plan) => plan.audience === audience)
  return {
    audience,
    requests: plans.length,
    people: new Set(plans.map((plan) => plan.personId)).size,
    unreachable: plans.filter((plan) => firstState(plan, true) === 'no_contact').length,
  }
}

function viewOf(plan: PlannedRequest, names: Map<string, string>): PlannedView {
  const { agreementId, agreementTitle, audience, personId, personName, className, yearGroup, reason } = plan
  const signers = plan.slots.map((slot) => ({
    kind: slot.kind,
    personId: slot.personId,
    name: names.get(slot.personId) ?? '',
    reachable: slot.reachable,
  }))
  const trouble = firstState(plan, true) === 'no_contact' ? troubleOf(plan) : null
  return { agreementId, agreementTitle, audience, personId, personName, className, yearGroup, reason, signers, trouble }
}

/** What has to be mended before this request can be answered. */
function troubleOf({ audience, slots }: PlannedRequest): string {
  const parents = slots.filter((slot) => slot.kind === 'parent')
  const ofPupil = audience === 'parents' || audience === 'older_pupils' || audience === 'younger_pupils'
  if (ofPupil && parents.length === 0) return 'Nobody is known who may sign as a parent or carer'
  if (ofPupil && !parents.some((slot) => slot.reachable))
    return 'No parent or carer has an e-mail address or an account'
  if (slots.some((slot) => slot.kind === 'pupil' && !slot.reachable)) return 'In no class, and without an account'
  return ofPupil ? 'A parent who must sign has no e-mail address and no account' : 'No e-mail address and no account'
}
