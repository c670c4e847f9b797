import type { MergeView } from '@/lib/people/merging/types'
import { MEMBERSHIP_LABELS, type Tie } from '@/lib/people/types'
import { type MergedRequests, REQUEST_STATE_LABELS } from '@/lib/rounds/types'

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

/** What a merge moves, what it closes and what stays as it is, in sentences. */
export function WhatHappens({ merge: { kept, other }, requests }: { merge: MergeView; requests: MergedRequests }) {
  const live = other.memberships.filter((membership) => membership.live)
  const children = other.children.filter((tie) => !tie.ended)
  const parents = other.parents.filter((tie) => !tie.ended)
  const differing = [...children, ...parents].filter((tie) =>
    [...kept.children, ...kept.parents].some(
      (own) => own.personId === tie.personId && !own.ended && !sameFacts(own, tie),
    ),
  )
  return (
    <section>
      <h2 className="mb-3">What happens</h2>
      <ul className="grid list-disc gap-2 ps-5">
        {live.length > 0 && (
          <li>
            What the other record is at the school moves, once:{' '}
            {live.map(({ kind }) => MEMBERSHIP_LABELS[kind].toLowerCase()).join(', ')}.
          </li>
        )}
        {children.length > 0 && <Joined ties={children} />}
        {parents.length > 0 && <Joined ties={parents} />}
        {differing.map(({ personId, displayName }) => (
          <li key={personId}>
            The two say different things about the tie to <bdi>{displayName}</bdi>. The words of the record that stays
            count; look at them afterwards.
          </li>
        ))}
        {requests.moved > 0 && <li>{count(requests.moved, 'form', 'forms')} of the other record become theirs.</li>}
        {requests.asParent > 0 && (
          <li>
            {count(requests.asParent, 'place', 'places')} to sign as a parent {requests.asParent === 1 ? 'is' : 'are'}{' '}
            joined: one for each child.
          </li>
        )}
        {requests.replaced.map(({ title, roundName, state, keptStays, answersAside }) => (
          <li key={`${title} ${roundName}`}>
            “{title}” ({roundName}) was asked under both. The one of the{' '}
            {keptStays ? 'record that stays' : 'other record'} counts: {REQUEST_STATE_LABELS[state].toLowerCase()}. The
            second is closed as replaced
            {answersAside > 0 && `; ${count(answersAside, 'signature', 'signatures')} on it stay on record`}.
          </li>
        ))}
        {requests.against > 0 && (
          <li>
            {count(requests.against, 'form was', 'forms were')} agreed under one record and declined under the other: it
            stays in conflict until you take one answer back.
          </li>
        )}
        <li>Accounts of both sign in as before. A link that went to an address that does not stay works no longer.</li>
        <li>
          Nothing that was signed changes: it goes on naming <bdi>{other.displayName}</bdi> where it named that record.
        </li>
        <li>An import that names either of the two records finds this one.</li>
        <li>You can undo this while nothing has been signed since.</li>
      </ul>
    </section>
  )
}

const Joined = ({ ties }: { ties: readonly Tie[] }) => (
  <li>
    The ties to <bdi>{ties.map(({ displayName }) => displayName).join(', ')}</bdi> move; where both have one, one stays.
    An order against contact in either stands.
  </li>
)

const sameFacts = (one: Tie, other: Tie) =>
  one.relationship === other.relationship &&
  one.parentalResponsibility === other.parentalResponsibility &&
  one.appointed === other.appointed &&
  one.contactOrder === other.contactOrder &&
  one.livesWith === other.livesWith &&
  one.receivesMail === other.receivesMail
