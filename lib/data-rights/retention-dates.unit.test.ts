import { describe, expect, test } from 'vitest'
import { addYears, dueAfterLeaving } from './retention-dates'
import { DEFAULT_RULES } from './types'

describe('until when somebody is kept', () => {
  test('counts whole years from the day they left', () => {
    expect(addYears('2010-07-20', 7)).toBe('2017-07-20')
    expect(addYears('2024-02-29', 1)).toBe('2025-03-01')
  })

  test('of several things that somebody was, the one that is kept longest decides', () => {
    const past = [
      { kind: 'parent' as const, endsOn: '2020-07-20' },
      { kind: 'staff' as const, endsOn: '2018-08-31' },
    ]
    expect(dueAfterLeaving(past, DEFAULT_RULES)).toEqual({ group: 'staff', since: '2018-08-31', dueOn: '2024-08-31' })
    expect(dueAfterLeaving(past.toReversed(), DEFAULT_RULES)?.group).toBe('staff')
  })

  test('nobody who was nothing is due', () => expect(dueAfterLeaving([], DEFAULT_RULES)).toBeNull())
})
