import { expect, test } from 'vitest'
import { readCrontab } from './clock'

test('a table of times and names is read, with its remarks and gaps', () => {
  const items = readCrontab('\n# by night\n10 1 * * * clock.states\n  0 7 * * 1-5 clock.reminders\n')
  expect(items.map((item) => [item.task, item.identifier])).toEqual([
    ['clock.states', 'clock.states'],
    ['clock.reminders', 'clock.reminders'],
  ])
  const at = (hour: number, dow: number) => items[1]?.match({ min: 0, hour, date: 2, month: 11, dow })
  expect([at(7, 1), at(7, 0), at(8, 1)]).toEqual([true, false, false])
})

test('an empty table is an empty list', () => expect(readCrontab('')).toEqual([]))

test('a line that is no line of a crontab is refused', () => {
  expect(() => readCrontab('daily clock.states')).toThrow(/daily clock.states/)
  expect(() => readCrontab('61 1 * * * clock.states')).toThrow()
})
