import 'server-only'
import { dayOf } from '@/lib/clock'
import type { Prisma, Tx } from '@/lib/db/client'
import { formatUkDate } from '@/lib/format/uk-time'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { yearGroupLabel } from '@/lib/schools/types'

const select = {
  id: true,
  audience: true,
  capacity: true,
  classId: true,
  className: true,
  yearGroup: true,
  outstanding: true,
  parentRule: true,
  agreementVersionId: true,
  personId: true,
  person: { select: { displayName: true } },
  round: { select: { name: true, dueOn: true } },
  agreementVersion: { select: { title: true } },
  slots: {
    where: { withdrawn: false, waivedReason: null },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
    select: {
      kind: true,
      required: true,
      person: { select: { displayName: true } },
      currentResponse: { select: { outcome: true, signedAt: true } },
    },
  },
} as const satisfies Prisma.RequestSelect

type Row = Prisma.RequestGetPayload<{ select: typeof select }>
type Slot = Row['slots'][number]

export type Outstanding = ReturnType<typeof viewOf>

/** Forms that wait for somebody, by their request: whose they are, who has still to sign and who has answered. */
export async function readOutstanding(tx: Tx, schoolId: string, ids: string[]): Promise<Map<string, Outstanding>> {
  const rows = await tx.request.findMany({ where: { schoolId, id: { in: ids } }, select })
  return new Map(rows.map((row) => [row.id, viewOf(row)]))
}

function viewOf({ person, round, agreementVersion, slots, ...row }: Row) {
  return {
    ...row,
    about: person.displayName,
    place: placeOf(row),
    roundName: round.name,
    returnBy: dayOf(round.dueOn),
    title: agreementVersion.title,
    ...openOf(row, slots),
    answered: slots.flatMap(({ kind, person: { displayName: name }, currentResponse: given }) =>
      given ? [{ name, kind, words: answerWords(given) }] : [],
    ),
  }
}

/** That somebody declined is theirs and the school's: the paper goes home and says that they answered. */
const answerWords = ({ outcome, signedAt }: NonNullable<Slot['currentResponse']>) =>
  outcome === 'agreed' ? `signed on ${formatUkDate(signedAt)}` : 'has answered'

function placeOf({
  className,
  yearGroup,
  audience,
  capacity,
}: Pick<Row, 'className' | 'yearGroup' | 'audience' | 'capacity'>) {
  const year = yearGroup === null ? null : yearGroupLabel(yearGroup)
  const pupils = audience === 'parents' || audience === 'older_pupils' || audience === 'younger_pupils'
  return [className, year].filter(Boolean).join(', ') || (pupils ? null : MEMBERSHIP_LABELS[capacity])
}

type Open = { kind: Slot['kind']; name: string | null }

/** Who has still to sign; where a parent is wanted and none is known, somebody who writes their own name. */
function openOf({ audience, parentRule }: Pick<Row, 'audience' | 'parentRule'>, slots: Slot[]) {
  const own = slots.filter(({ kind }) => kind !== 'parent')
  const parents = slots.filter(({ kind }) => kind === 'parent')
  const waiting = ({ currentResponse }: Slot) => currentResponse === null
  const anyOne = parentRule === 'any_one'
  const agreed = parents.some(({ currentResponse }) => currentResponse?.outcome === 'agreed')
  const wanted = parents.filter((slot) => waiting(slot) && (anyOne ? !agreed : slot.required))
  const nameOf = ({ kind, person }: Slot): Open => ({ kind, name: person.displayName })
  const needsParent = audience === 'parents' || audience === 'older_pupils' || audience === 'younger_pupils'
  const unknown: Open[] = needsParent && parents.length === 0 ? [{ kind: 'parent', name: null }] : []
  return {
    open: [...own.filter(waiting).map(nameOf), ...wanted.map(nameOf), ...unknown],
    anyOneParent: anyOne && wanted.length > 1,
  }
}
