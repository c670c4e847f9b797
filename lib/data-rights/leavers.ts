import 'server-only'
import { dateOnly, dayOf } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { formatUkDay } from '@/lib/format/uk-time'
import { recordsOf } from '@/lib/people/queries/records-of'
import { dueAfterLeaving } from './retention-dates'
import type { RetentionGroup, RetentionRule } from './types'

export type Leaver = {
  personId: string
  group: RetentionGroup | null
  since: string | null
  dueOn: string | null
  /** Why nothing of them is erased now; empty when it may be. */
  keptBecause: string[]
}

type Asked = {
  schoolId: string
  personIds: string[]
  rules: Record<RetentionGroup, RetentionRule>
  /** `YYYY-MM-DD`. */
  day: string
  /** Pupils who are about to be erased: what was signed for them keeps nobody. */
  going?: ReadonlySet<string>
}

/** When people left, until when they are kept, and what else stands in the way of erasing them, in their order. */
export async function leaversAmong(tx: Tx, { schoolId, personIds, rules, day, going }: Asked): Promise<Leaver[]> {
  const people = await tx.person.findMany({
    where: { schoolId, id: { in: personIds }, erasedAt: null, mergedIntoId: null },
    select: { id: true, memberships: { select: { kind: true, endsOn: true } } },
  })
  const obstacles = await obstaclesOf(tx, { schoolId, personIds, going })
  return people.map(({ id, memberships }): Leaver => {
    const others = obstacles.get(id) ?? []
    const past = memberships.flatMap(({ kind, endsOn }) => (endsOn ? [{ kind, endsOn: dayOf(endsOn) }] : []))
    const here = memberships.some(({ endsOn }) => !endsOn || dayOf(endsOn) > day)
    const due = here ? null : dueAfterLeaving(past, rules)
    const nothing = { personId: id, group: null, since: null, dueOn: null }
    if (here) return { ...nothing, keptBecause: ['They are still at the school.', ...others] }
    if (!due)
      return { ...nothing, keptBecause: ['Nothing says what they were at the school, so no rule fits.', ...others] }
    const early = due.dueOn > day ? [`The rule keeps them until ${formatUkDay(due.dueOn)}.`] : []
    return { personId: id, ...due, keptBecause: [...early, ...others] }
  })
}

/** What keeps people whatever the rules say: holds, open forms, posts, and forms they signed for others. */
async function obstaclesOf(tx: Tx, { schoolId, personIds, going }: Pick<Asked, 'schoolId' | 'personIds' | 'going'>) {
  const records = await recordsOf(tx, personIds)
  const recordIds = [...records.keys()]
  const reasons = new Map<string, string[]>()
  const add = (recordId: string, reason: string) => {
    const personId = records.get(recordId) ?? recordId
    const known = reasons.get(personId) ?? []
    if (!known.includes(reason)) reasons.set(personId, [...known, reason])
  }
  for (const { personId } of await heldAmong(tx, schoolId, recordIds)) {
    add(personId, 'A hold stands: the school keeps them for a reason.')
  }
  for (const { personId } of await askedStill(tx, schoolId, recordIds)) {
    add(personId, 'A form of an open round still waits for an answer of theirs.')
  }
  const holders = await tx.accountPerson.findMany({
    where: { personId: { in: recordIds }, account: { grants: { some: { endedAt: null, schoolId } } } },
    select: { personId: true },
  })
  for (const { personId } of holders) add(personId, 'Their account holds a post at the school.')
  for (const { personId, aboutId } of await signedForOthers(tx, schoolId, recordIds)) {
    const own = records.get(personId) === (records.get(aboutId) ?? aboutId)
    if (!own && !going?.has(aboutId)) add(personId, 'They signed for a child whose record is kept.')
  }
  return reasons
}

/** Those who are held themselves, or for whom somebody signed who is. */
const heldAmong = (tx: Tx, schoolId: string, personIds: string[]) =>
  tx.$queryRaw<{ personId: string }[]>`
    SELECT "personId" FROM "LegalHold"
    WHERE "schoolId" = ${schoolId}::uuid AND "endedAt" IS NULL AND "personId" = ANY(${personIds}::uuid[])
    UNION
    SELECT request."personId" FROM "LegalHold" held
    JOIN "Response" response ON response."schoolId" = held."schoolId" AND response."signerId" = held."personId"
    JOIN "Request" request ON request.id = response."requestId"
    WHERE held."schoolId" = ${schoolId}::uuid AND held."endedAt" IS NULL AND request."personId" = ANY(${personIds}::uuid[])`

const askedStill = (tx: Tx, schoolId: string, personIds: string[]) =>
  tx.$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT who."personId" FROM "Request" request
    JOIN "Round" round ON round.id = request."roundId" AND round.status = 'open'
    JOIN LATERAL (
      SELECT request."personId"
      UNION SELECT "personId" FROM "Slot" WHERE "requestId" = request.id AND NOT withdrawn
    ) AS who ON who."personId" = ANY(${personIds}::uuid[])
    WHERE request."schoolId" = ${schoolId}::uuid AND request.outstanding`

/** Who signed for whom where the record of it still holds their name. */
const signedForOthers = (tx: Tx, schoolId: string, personIds: string[]) =>
  tx.$queryRaw<{ personId: string; aboutId: string }[]>`
    SELECT DISTINCT response."signerId" AS "personId", coalesce(about."mergedIntoId", about.id) AS "aboutId" FROM "Response" response
    JOIN "Request" request ON request.id = response."requestId" AND request."personId" <> response."signerId"
    JOIN "Person" about ON about.id = request."personId"
    JOIN "EvidenceEntry" entry ON entry."responseId" = response.id
    JOIN "EvidenceSection" section ON section."entryId" = entry.id
    WHERE response."schoolId" = ${schoolId}::uuid AND response."signerId" = ANY(${personIds}::uuid[])`

/** Everybody of a school who has left and is not erased. */
export async function everyLeaver(tx: Tx, schoolId: string, day: string): Promise<string[]> {
  const people = await tx.person.findMany({
    where: {
      schoolId,
      erasedAt: null,
      mergedIntoId: null,
      memberships: { some: {}, none: { OR: [{ endsOn: null }, { endsOn: { gt: dateOnly(day) } }] } },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return people.map(({ id }) => id)
}
