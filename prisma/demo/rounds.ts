import { addDays, dateOnly, startOfLondonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { AUDIENCES } from '@/lib/policies/types'
import { ask } from '@/lib/rounds/asking'
import { academicYearLabel } from '@/lib/schools/types'
import type { DemoPeople } from './people'
import type { DemoForms } from './policies'
import type { Random } from './random'
import { type Signing, signAll } from './signatures'

type School = { id: string; people: DemoPeople; forms: DemoForms; thisYear: number; today: string }

type Days = { opensOn: string; dueOn: string; academicYear: number; version: 'lastYear' | 'thisYear' }

async function openRound(school: School, { opensOn, dueOn, academicYear, version }: Days, personIds?: string[]) {
  const round = await db.round.create({
    data: {
      schoolId: school.id,
      name: `Acceptable use ${academicYearLabel(academicYear)}`,
      kind: 'yearly',
      academicYear,
      opensOn: dateOnly(opensOn),
      dueOn: dateOnly(dueOn),
      reminderDays: [14, 7, 1],
      status: 'open',
      openedAt: startOfLondonDay(opensOn),
      agreements: {
        create: AUDIENCES.map((audience) => ({
          agreementId: school.forms[audience].agreementId,
          agreementVersionId: school.forms[audience][version],
        })),
      },
    },
    select: { id: true },
  })
  await db.$transaction(
    async (tx) => {
      await ask(tx, school.id, round.id, personIds)
      const askedAt = startOfLondonDay(opensOn)
      await tx.request.updateMany({ where: { roundId: round.id }, data: { askedAt, createdAt: askedAt } })
    },
    { timeout: 120_000 },
  )
  return round.id
}

/** Last year's round, complete: everybody who was at the school then, and no conflict, refusal or gap. */
export async function lastYearsRound(school: School, random: Random) {
  const year = school.thisYear - 1
  const days = { opensOn: `${year}-09-08`, dueOn: `${year}-10-10`, academicYear: year, version: 'lastYear' } as const
  const enrolled = await db.enrolment.findMany({
    where: { schoolId: school.id, academicYear: year },
    select: { personId: true },
  })
  const { staff, governors, volunteers } = school.people
  const personIds = [
    ...enrolled.map((row) => row.personId),
    ...staff.map((person) => person.id),
    ...governors,
    ...volunteers,
  ]
  const roundId = await openRound(school, days, personIds)
  await signAll(school.id, await visits(roundId, random, { from: days.opensOn, days: 30, share: 1 }))
  // Whoever could not be reached a year ago gave a paper slip, which the office typed in.
  await signAll(school.id, await paperSlips(roundId, days.dueOn))
  await db.round.update({
    where: { id: roundId },
    data: { status: 'closed', closedAt: startOfLondonDay(addDays(days.dueOn, 7)) },
  })
}

/** This year's round, open for two weeks and due in twelve days; some sixty in a hundred have signed. */
export async function thisYearsRound(school: School, random: Random) {
  const opensOn = addDays(school.today, -14)
  const days = {
    opensOn,
    dueOn: addDays(school.today, 12),
    academicYear: school.thisYear,
    version: 'thisYear',
  } as const
  const roundId = await openRound(school, days)
  await signAll(
    school.id,
    await visits(roundId, random, { from: opensOn, days: 13, share: 0.57, waiting: school.people.waiting }),
  )
  await declineSome(school.id, roundId, school.today)
  await db.$transaction((tx) =>
    addJob(tx, 'round.invite', { schoolId: school.id, roundId }, { key: `round.invite:${roundId}`, priority: -5 }),
  )
  return roundId
}

const slotSelect = {
  id: true,
  kind: true,
  personId: true,
  person: { select: { displayName: true, email: true } },
  request: { select: { id: true, audience: true, classId: true, className: true } },
} as const

function groupedBy<Row>(rows: Row[], keyOf: (row: Row) => string) {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

/** Visits: each adult signs everything of theirs at once; the children of a class that signs do so one morning. */
async function visits(
  roundId: string,
  random: Random,
  when: { from: string; days: number; share: number; waiting?: string[] },
): Promise<Signing[]> {
  const slots = await db.slot.findMany({ where: { request: { roundId } }, select: slotSelect, orderBy: { id: 'asc' } })
  const moment = () =>
    new Date(
      startOfLondonDay(addDays(when.from, random.below(when.days))).getTime() +
        (7 * 60 + random.below(14 * 60)) * 60_000 +
        random.below(60_000),
    )
  const signings: Signing[] = []

  const classes = groupedBy(
    slots.filter((slot) => slot.kind === 'pupil'),
    (slot) => slot.request.className ?? '',
  )
  for (const [, pupils] of classes) {
    if (!random.chance(Math.min(1, when.share + 0.12))) continue
    const start = startOfLondonDay(addDays(when.from, random.below(when.days))).getTime() + 9.5 * 3_600_000
    pupils.forEach((slot, place) => {
      if (!random.chance(when.share === 1 ? 1 : 0.93)) return
      signings.push({
        at: new Date(start + place * 95_000),
        slotIds: [slot.id],
        act: {
          typedName: slot.person.displayName,
          route: 'class_session',
          authentication: 'teacher',
          witness: 'Bethan Llewellyn',
        },
      })
    })
  }
  const adults = groupedBy(
    slots.filter((slot) => slot.kind !== 'pupil' && slot.person.email),
    (slot) => slot.personId,
  )
  const answered = new Set<string>()
  for (const [, own] of adults) {
    // A second parent has usually seen that the first one signed.
    const open = own.filter((slot) => slot.kind === 'self' || !answered.has(slot.request.id))
    if (open.length === 0 || !random.chance(when.share) || when.waiting?.includes(own[0]?.personId ?? '')) continue
    for (const slot of open) answered.add(slot.request.id)
    signings.push({
      at: moment(),
      slotIds: open.map((slot) => slot.id),
      act: { typedName: own[0]?.person.displayName ?? '' },
    })
  }
  return signings
}

async function paperSlips(roundId: string, day: string): Promise<Signing[]> {
  const slots = await db.slot.findMany({
    where: { currentResponseId: null, withdrawn: false, request: { roundId, state: { not: 'complete' } } },
    distinct: ['requestId', 'kind'],
    select: slotSelect,
    orderBy: { id: 'asc' },
  })
  return slots.map((slot, place) => ({
    at: new Date(startOfLondonDay(addDays(day, 1)).getTime() + 10 * 3_600_000 + place * 30_000),
    slotIds: [slot.id],
    act: { typedName: slot.person.displayName, route: 'paper', authentication: 'office', recordedBy: 'Hilary Lamb' },
  }))
}

/** A refusal, and a family in conflict: every dashboard has to show what they look like. */
async function declineSome(schoolId: string, roundId: string, today: string) {
  const at = new Date(startOfLondonDay(today).getTime() - 3 * 3_600_000)
  const refusing = await db.slot.findFirst({
    where: { kind: 'self', currentResponseId: null, request: { roundId, audience: 'staff' } },
    select: slotSelect,
    orderBy: { id: 'asc' },
  })
  const conflicting = await db.slot.findFirst({
    where: {
      kind: 'parent',
      currentResponseId: null,
      withdrawn: false,
      request: { roundId, audience: 'parents', state: 'complete' },
    },
    select: slotSelect,
    orderBy: { id: 'asc' },
  })
  const reasons = [
    'I would like to talk about the part on private channels first.',
    'I was not asked before the other form was signed.',
  ]
  const signings = [refusing, conflicting].flatMap((slot, place): Signing[] =>
    slot
      ? [
          {
            at: new Date(at.getTime() + place * 60_000),
            slotIds: [slot.id],
            act: { typedName: slot.person.displayName, outcome: 'declined', reason: reasons[place] ?? null },
          },
        ]
      : [],
  )
  await signAll(schoolId, signings)
}
