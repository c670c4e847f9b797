import 'server-only'
import { dateOnly, londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { everyLeaver, type Leaver, leaversAmong } from '../leavers'
import { countsOf, type OldForm, oldForms } from '../old-forms'
import { rulesOf } from '../queries/retention-rules'
import { PlanErasureInput } from '../schema'
import { PARTS, underWay } from '../under-way'

/** A dry run: lists what is due at a school, or the one person who is asked for, and changes nothing. */
export const planErasure = command({
  permission: 'retention.plan',
  input: PlanErasureInput,
  async run({ tx, actor, schools, input: { schoolId, personId } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await underWay(tx, schoolId)
    const due = personId ? await onePerson(tx, schoolId, personId) : await everythingDue(tx, schoolId)
    await tx.erasurePlan.updateMany({ where: { schoolId, state: 'planned' }, data: { state: 'discarded' } })
    const plannedById = actor.kind === 'account' ? actor.accountId : null
    const plan = await tx.erasurePlan.create({ data: { schoolId, plannedById }, select: { id: true } })
    const items = [...due.people, ...due.forms]
    for (let start = 0; start < items.length; start += PARTS) {
      const some = items.slice(start, start + PARTS)
      await addItems(tx, { schoolId, planId: plan.id }, some, start)
    }
    const after = { people: due.people.length, forms: due.forms.length }
    return { output: { planId: plan.id }, audit: { action: 'erasure.planned', subject: plan.id, schoolId, after } }
  },
})

type Item = { personId: string; requestId: string | null } & Pick<OldForm, 'group' | 'since' | 'dueOn'>
type Due = { people: Item[]; forms: Item[] }

const itemOf = ({ personId, group, since, dueOn, keptBecause }: Leaver): Item[] =>
  group && since && dueOn && keptBecause.length === 0 ? [{ personId, requestId: null, group, since, dueOn }] : []

async function onePerson(tx: Tx, schoolId: string, personId: string): Promise<Due> {
  const [day, rules] = [londonDay(now()), await rulesOf(tx, schoolId)]
  const [leaver] = await leaversAmong(tx, { schoolId, personIds: [personId], rules, day })
  if (!leaver) throw new AppError('NOT_FOUND', 'We cannot find that person.')
  const people = itemOf(leaver)
  if (people.length === 0) throw new AppError('CONFLICT', `Nothing can be erased yet. ${leaver.keptBecause.join(' ')}`)
  return { people, forms: [] }
}

/** Pupils first; then whoever signed for them, who may go with them. */
async function everythingDue(tx: Tx, schoolId: string): Promise<Due> {
  const [day, rules] = [londonDay(now()), await rulesOf(tx, schoolId)]
  const personIds = await everyLeaver(tx, schoolId, day)
  const first = (await leaversAmong(tx, { schoolId, personIds, rules, day })).flatMap(itemOf)
  const going = new Set(first.map(({ personId }) => personId))
  const others = personIds.filter((id) => !going.has(id))
  const then = (await leaversAmong(tx, { schoolId, personIds: others, rules, day, going })).flatMap(itemOf)
  const everybody = new Set([...first, ...then].map(({ personId }) => personId))
  const forms = (await oldForms(tx, { schoolId, rules, day })).filter(({ personId }) => !everybody.has(personId))
  return { people: [...first, ...then], forms }
}

type Place = { schoolId: string; planId: string }

async function addItems(tx: Tx, place: Place, items: Item[], position: number) {
  const ofPeople = items.filter(({ requestId }) => requestId === null).map(({ personId }) => personId)
  const requests = await tx.request.findMany({
    where: { schoolId: place.schoolId, personId: { in: ofPeople } },
    select: { id: true, personId: true },
  })
  const formIds = items.flatMap(({ requestId }) => requestId ?? [])
  const counts = await countsOf(tx, place.schoolId, [...requests.map(({ id }) => id), ...formIds])
  const sum = (ids: string[]) => ({
    sections: ids.reduce((total, id) => total + (counts.get(id)?.sections ?? 0), 0),
    copies: ids.reduce((total, id) => total + (counts.get(id)?.copies ?? 0), 0),
  })
  await tx.erasureItem.createMany({
    data: items.map(({ since, dueOn, ...item }, index) => ({
      ...place,
      ...item,
      since: dateOnly(since),
      dueOn: dateOnly(dueOn),
      position: position + index,
      ...sum(
        item.requestId
          ? [item.requestId]
          : requests.filter(({ personId }) => personId === item.personId).map(({ id }) => id),
      ),
    })),
  })
}
