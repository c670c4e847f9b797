import { dateOnly } from '@/lib/clock'
import type { MergeRecord, TieRecord } from './records'

type Membership = MergeRecord['memberships'][number]
type TieFacts = Omit<TieRecord, 'id' | 'parentId' | 'pupilId'>

/** A row of the other record beside the row of the kept one that says the same: one of them is enough. */
export type Pairing<Row> = { move: Row[]; doubled: { kept: Row; other: Row }[] }

const sameDay = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime()

/** Memberships of one kind that both stand today are one; so are two that began and ended together. */
export function pairMemberships(kept: Membership[], other: Membership[], day: string): Pairing<Membership> {
  const live = ({ endsOn }: Membership) => endsOn === null || endsOn > dateOnly(day)
  const free = new Set(kept)
  const pairing: Pairing<Membership> = { move: [], doubled: [] }
  for (const row of other) {
    const twin = [...free].find(
      (one) =>
        one.kind === row.kind &&
        ((live(one) && live(row)) || (sameDay(one.startsOn, row.startsOn) && sameDay(one.endsOn, row.endsOn))),
    )
    if (twin) {
      free.delete(twin)
      pairing.doubled.push({ kept: twin, other: row })
    } else pairing.move.push(row)
  }
  return pairing
}

/** The longer of two memberships that are one, with the title that is known. */
export const joinMemberships = (kept: Membership, other: Membership) => ({
  startsOn: earlier(kept.startsOn, other.startsOn),
  title: kept.title ?? other.title,
})

export function pairRows<Row>(kept: Row[], other: Row[], keyOf: (row: Row) => unknown): Pairing<Row> {
  const byKey = new Map(kept.map((row) => [keyOf(row), row]))
  const pairing: Pairing<Row> = { move: [], doubled: [] }
  for (const row of other) {
    const twin = byKey.get(keyOf(row))
    if (twin) pairing.doubled.push({ kept: twin, other: row })
    else pairing.move.push(row)
  }
  return pairing
}

/**
 * What two ties to the same person say together: a standing tie before an ended one, then the kept record's words; but an order
 * against contact in either stands, and what one of them does not know the other may tell.
 */
export function joinTies(kept: TieFacts, other: TieFacts): TieFacts {
  if (kept.endedOn !== null && other.endedOn === null)
    return { ...other, startedOn: earlier(kept.startedOn, other.startedOn) }
  if (other.endedOn !== null) return { ...kept }
  const contactOrder = kept.contactOrder || other.contactOrder
  return {
    ...kept,
    contactOrder,
    parentalResponsibility:
      kept.parentalResponsibility === 'not_known' ? other.parentalResponsibility : kept.parentalResponsibility,
    receivesMail: kept.receivesMail && !contactOrder,
    priority: kept.priority ?? other.priority,
    organisation: kept.organisation ?? other.organisation,
    startedOn: earlier(kept.startedOn, other.startedOn),
  }
}

const earlier = (a: Date, b: Date) => new Date(Math.min(a.getTime(), b.getTime()))
