import { expect, test } from 'vitest'
import { dueWords } from './due'

test.each([
  ['2026-11-27', '2026-11-22', 'by Friday 27 November; 5 days left', false],
  ['2026-11-23', '2026-11-22', 'by Monday 23 November; 1 day left', false],
  ['2026-11-22', '2026-11-22', 'by the end of today, Sunday 22 November', false],
  ['2026-11-21', '2026-11-22', 'Overdue: it was due on Saturday 21 November, yesterday. You can still sign it.', true],
  ['2026-11-20', '2026-11-22', 'Overdue: it was due on Friday 20 November, 2 days ago. You can still sign it.', true],
])('due on %s, seen on %s', (dueOn, today, text, overdue) => {
  expect(dueWords(dueOn, today)).toMatchObject({ text, overdue })
})
