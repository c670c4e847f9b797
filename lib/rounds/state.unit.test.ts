import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AUDIENCES, type Audience } from '@/lib/policies/types'
import { deriveState, type RequestFacts, type SlotFacts } from './state'
import { isOutstanding } from './types'

const slot = (
  kind: SlotFacts['kind'],
  current: SlotFacts['current'] = null,
  more: Partial<SlotFacts> = {},
): SlotFacts => ({
  kind,
  current,
  required: true,
  withdrawn: false,
  waived: false,
  reachable: true,
  ...more,
})
const request = (audience: Audience, slots: SlotFacts[], more: Partial<RequestFacts> = {}): RequestFacts => ({
  audience,
  slots,
  parentRule: 'any_one',
  closed: false,
  exempt: false,
  asked: true,
  outdated: false,
  ...more,
})

describe('a pupil’s form', () => {
  const state = (slots: SlotFacts[], more: Partial<RequestFacts> = {}) =>
    deriveState(request('older_pupils', slots, more))

  test('waits for the pupil, then for a parent, in either order', () => {
    expect(state([slot('pupil'), slot('parent')])).toBe('waiting_for_pupil')
    expect(state([slot('pupil', 'agreed'), slot('parent')])).toBe('waiting_for_parent')
    expect(state([slot('pupil'), slot('parent', 'agreed')])).toBe('waiting_for_pupil')
    expect(state([slot('pupil', 'agreed'), slot('parent', 'agreed')])).toBe('complete')
  })
  test('any one parent is enough, unless every one is asked', () => {
    const slots = [slot('pupil', 'agreed'), slot('parent', 'agreed'), slot('parent')]
    expect(state(slots)).toBe('complete')
    expect(state(slots, { parentRule: 'every_one' })).toBe('waiting_for_parent')
  })
  test('under "every one", a parent who gets no mail is not waited for', () => {
    const slots = [slot('pupil', 'agreed'), slot('parent', 'agreed'), slot('parent', null, { required: false })]
    expect(state(slots, { parentRule: 'every_one' })).toBe('complete')
  })
  test('one agrees and another declines: in conflict, also after it was complete', () => {
    expect(state([slot('pupil', 'agreed'), slot('parent', 'agreed'), slot('parent', 'declined')])).toBe('in_conflict')
  })
  test('a pupil who declines, or the only parent who does, leaves it declined', () => {
    expect(state([slot('pupil', 'declined'), slot('parent', 'agreed')])).toBe('declined')
    expect(state([slot('pupil', 'agreed'), slot('parent', 'declined')])).toBe('declined')
  })
  test('a waived pupil is not waited for', () => {
    expect(state([slot('pupil', null, { waived: true }), slot('parent')])).toBe('waiting_for_parent')
    expect(state([slot('pupil', null, { waived: true }), slot('parent', 'agreed')])).toBe('complete')
  })
  test('nobody to ask: no contact details', () => {
    expect(state([slot('pupil', 'agreed')])).toBe('no_contact')
    expect(state([slot('pupil'), slot('parent', null, { reachable: false })])).toBe('no_contact')
  })
})

test('an adult’s form waits, is complete, or has nobody to ask', () => {
  expect(deriveState(request('staff', [slot('self')]))).toBe('waiting')
  expect(deriveState(request('staff', [slot('self', 'agreed')]))).toBe('complete')
  expect(deriveState(request('staff', [slot('self', null, { reachable: false })]))).toBe('no_contact')
  expect(deriveState(request('staff', [slot('self')], { asked: false }))).toBe('not_asked')
  expect(deriveState(request('staff', [slot('self')], { outdated: true }))).toBe('outdated')
})

const anySlot = fc.record<SlotFacts>({
  kind: fc.constantFrom('self', 'pupil', 'parent'),
  current: fc.constantFrom('agreed', 'declined', null),
  required: fc.boolean(),
  withdrawn: fc.boolean(),
  waived: fc.boolean(),
  reachable: fc.boolean(),
})
const anyRequest = fc.record<RequestFacts>({
  audience: fc.constantFrom(...AUDIENCES),
  parentRule: fc.constantFrom('any_one', 'every_one'),
  closed: fc.boolean(),
  exempt: fc.boolean(),
  asked: fc.boolean(),
  outdated: fc.boolean(),
  slots: fc.array(anySlot, { maxLength: 6 }),
})

describe('whatever the slots are', () => {
  const holds = (property: (facts: RequestFacts) => boolean) =>
    fc.assert(fc.property(anyRequest, property), { numRuns: 2000 })

  test('the order of the slots does not matter', () =>
    holds((facts) => deriveState({ ...facts, slots: [...facts.slots].reverse() }) === deriveState(facts)))
  test('nothing is complete while somebody’s current answer is a refusal', () =>
    holds((facts) => deriveState(facts) !== 'complete' || facts.slots.every((each) => each.current !== 'declined')))
  test('nothing is complete that nobody agreed to', () =>
    holds((facts) => deriveState(facts) !== 'complete' || facts.slots.some((each) => each.current === 'agreed')))
  test('a pupil’s or parents’ form is never complete without a parent', () =>
    holds(
      (facts) =>
        deriveState(facts) !== 'complete' ||
        !['older_pupils', 'younger_pupils', 'parents'].includes(facts.audience) ||
        facts.slots.some((each) => each.kind === 'parent' && each.current === 'agreed'),
    ))
  test('a further agreement never undoes a complete form', () =>
    holds((facts) => {
      if (deriveState(facts) !== 'complete') return true
      const slots = facts.slots.map((each): SlotFacts => ({ ...each, current: each.current ?? 'agreed' }))
      return deriveState({ ...facts, slots }) === 'complete'
    }))
  test('closed and exempt win over everything', () =>
    holds((facts) => {
      const state = deriveState(facts)
      return facts.closed ? state === 'closed' : !facts.exempt || state === 'exempt'
    }))
  test('outstanding is everything but complete, exempt and closed', () =>
    holds(
      (facts) => isOutstanding(deriveState(facts)) === !['complete', 'exempt', 'closed'].includes(deriveState(facts)),
    ))
})
