import { expect, test } from 'vitest'
import { pairRequests } from './pair-requests'
import { REQUEST_STATES, type RequestState } from './types'

const asked = (personId: string, state: RequestState, answers = 0, agreementId = 'form') => ({
  roundId: 'round',
  agreementId,
  capacity: 'pupil',
  occasion: '',
  personId,
  state,
  slots: [1, 2].map((number) => ({ currentResponseId: number <= answers ? `r${number}` : null })),
})

const staying = (ours: RequestState, theirs: RequestState, answers: [number, number] = [0, 0]) =>
  pairRequests([asked('kept', ours, answers[0]), asked('other', theirs, answers[1])], 'kept').pairs[0]?.stays.personId

test('a complete one stays, whoever’s it is; of two the kept record’s', () => {
  for (const state of REQUEST_STATES) {
    expect(staying('complete', state, [2, 2])).toBe('kept')
    if (state !== 'complete') expect(staying(state, 'complete', [2, 2])).toBe('other')
  }
})

test('then the one with more answers, then one that is exempt; a closed one never before an open one', () => {
  expect(staying('waiting_for_parent', 'waiting_for_pupil', [1, 0])).toBe('kept')
  expect(staying('waiting_for_pupil', 'waiting_for_parent', [0, 1])).toBe('other')
  expect(staying('waiting_for_parent', 'in_conflict', [1, 2])).toBe('other')
  expect(staying('waiting', 'exempt')).toBe('other')
  expect(staying('exempt', 'declined', [0, 1])).toBe('other')
  expect(staying('closed', 'no_contact')).toBe('other')
  expect(staying('waiting', 'closed', [0, 2])).toBe('kept')
})

test('only those that ask the same are a pair', () => {
  const { alone, pairs } = pairRequests(
    [asked('kept', 'waiting'), asked('other', 'waiting', 0, 'another'), asked('other', 'complete')],
    'kept',
  )
  expect(alone.map(({ agreementId }) => agreementId)).toEqual(['another'])
  expect(pairs).toHaveLength(1)
})
