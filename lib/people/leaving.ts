import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { dateOnly, dayOf } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { liveOn, today } from './membership-time'
import { queue } from './rows'
import type { MembershipKind } from './types'

export const NO_CHILD_LEFT = 'No child of theirs is at the school any more.'

type Membership = { id: string; personId: string; schoolId: string; kind: MembershipKind; startsOn: Date }
type Leaving = { schoolId: string; endsOn: string; reason: string }

/** Ends memberships of one school on a day; parents whose last child leaves, leave too. Posts and requests follow by announcement. */
export async function leave(tx: Tx, memberships: Membership[], leaving: Leaving): Promise<AuditEntry[]> {
  const staffIds = memberships.filter(({ kind }) => kind === 'staff').map(({ personId }) => personId)
  await keepAHeadteacher(tx, leaving.schoolId, staffIds)
  const entries = await end(tx, memberships, leaving)
  const pupilIds = memberships.filter(({ kind }) => kind === 'pupil').map(({ personId }) => personId)
  const parents = await parentsWithoutChildren(tx, leaving.schoolId, pupilIds)
  return [...entries, ...(await end(tx, parents, { ...leaving, reason: NO_CHILD_LEFT }))]
}

/** Refuses to let the only headteacher go, with whom everybody would be locked out of the posts. */
export async function keepAHeadteacher(tx: Tx, schoolId: string, personIds: string[]) {
  if (personIds.length === 0) return
  await queue(tx, `headteachers ${schoolId}`)
  const heads = await tx.grant.findMany({
    where: { schoolId, post: 'headteacher', endedAt: null, account: { suspendedAt: null } },
    select: { account: { select: { people: { where: { personId: { in: personIds } }, select: { personId: true } } } } },
  })
  if (heads.length > 0 && heads.every(({ account }) => account.people.length > 0)) {
    throw new AppError('CONFLICT', 'No other headteacher has an account here. Give somebody else that post first.')
  }
}

async function end(tx: Tx, memberships: Membership[], { schoolId, endsOn, reason }: Leaving): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (const { id, personId, kind, startsOn } of memberships) {
    // Somebody who never came: the membership ends as it would have begun.
    const neverBegan = dayOf(startsOn) > today()
    if (!neverBegan && endsOn < dayOf(startsOn)) {
      throw AppError.field('endsOn', 'They cannot have left before their first day.')
    }
    const { count } = await tx.membership.updateMany({
      where: { id, ...liveOn(today()) },
      data: { endsOn: dateOnly(endsOn), endReason: reason, ...(neverBegan && { startsOn: dateOnly(endsOn) }) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This has ended already.')
    entries.push({
      action: 'person.left',
      subject: personId,
      schoolId,
      after: { membershipId: id, kind, endsOn, reason },
    })
  }
  return entries
}

/** The live parent memberships of those who answered for one of these pupils and for no pupil who is still here. */
async function parentsWithoutChildren(tx: Tx, schoolId: string, pupilIds: string[]) {
  if (pupilIds.length === 0) return []
  const day = today()
  return tx.membership.findMany({
    where: {
      schoolId,
      kind: 'parent',
      ...liveOn(day),
      person: {
        children: {
          some: { pupilId: { in: pupilIds } },
          none: { endedOn: null, pupil: { memberships: { some: { kind: 'pupil', ...liveOn(day) } } } },
        },
      },
    },
    select: { id: true, personId: true, schoolId: true, kind: true, startsOn: true },
  })
}

/** After a guardianship has ended: the parent leaves with it when no child of theirs is here. */
export async function leaveWithoutChildren(tx: Tx, schoolId: string, pupilId: string, parentId: string) {
  const parents = await parentsWithoutChildren(tx, schoolId, [pupilId])
  const own = parents.filter(({ personId }) => personId === parentId)
  return leave(tx, own, { schoolId, endsOn: today(), reason: NO_CHILD_LEFT })
}
