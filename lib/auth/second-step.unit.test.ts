import { expect, test } from 'vitest'
import { isRecent, requireRecent, secondStepOf } from './second-step'

const schoolIds = ['here', 'here', 'there']
const known = { required: true, isSet: true, takenAt: undefined, schoolIds }

test('posts sleep until it is taken, where it is required or set up', () => {
  expect(secondStepOf(known).asleepAt).toEqual(['here', 'there'])
  expect(secondStepOf({ ...known, required: false }).asleepAt).toEqual(['here', 'there'])
  expect(secondStepOf({ ...known, isSet: false }).asleepAt).toEqual(['here', 'there'])
  expect(secondStepOf({ ...known, takenAt: 5 })).toEqual({ isSet: true, takenAt: 5, asleepAt: [] })
})

test('nothing sleeps where nobody asks, nor without a post', () => {
  expect(secondStepOf({ ...known, required: false, isSet: false }).asleepAt).toEqual([])
  expect(secondStepOf({ ...known, schoolIds: [] }).asleepAt).toEqual([])
})

test('a step that was taken with what is gone does not count', () => {
  expect(secondStepOf({ ...known, isSet: false, takenAt: 5 })).toMatchObject({
    takenAt: null,
    asleepAt: ['here', 'there'],
  })
})

test('is recent for ten minutes, and wherever nothing is set up', () => {
  const now = 100 * 60_000
  const taken = (minutes: number | null) => ({
    isSet: true,
    takenAt: minutes === null ? null : now - minutes * 60_000,
    asleepAt: [],
  })
  expect([9.9, 10, null].map((minutes) => isRecent(taken(minutes), now))).toEqual([true, false, false])
  expect(isRecent({ isSet: false, takenAt: null, asleepAt: [] }, now)).toBe(true)
  expect(() => requireRecent(taken(200))).toThrow(expect.objectContaining({ code: 'SECOND_STEP' }))
})
