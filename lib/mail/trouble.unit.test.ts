import { expect, test } from 'vitest'
import { firstLine } from '@/lib/jobs/late'
import { mailTrouble } from './trouble'

test.each([
  ['connect ECONNREFUSED 127.0.0.1:25', 'could not be reached'],
  ["Can't send mail - all recipients were rejected: 550 5.1.1 No such user here", 'refused this address'],
  ['No such mailbox', 'refused this address'],
  ['Invalid login: 535 5.7.8 Error: authentication failed', 'sign-in'],
  ['Message failed: 451 4.7.1 Greylisting in action', 'come back later'],
  ['Message failed: 552 5.2.2 Mailbox full', 'full'],
  ['No mail server is set: MAIL_URL is empty.', 'no mail service set up'],
  ['The file copy.pdf that goes with this message is not in the store.', 'not in the store'],
  ['Something nobody has seen', 'did not take it'],
])('%s is said in plain words', (error, words) => {
  expect(mailTrouble(error).why).toContain(words)
})

test('what was never tried is not called refused', () => {
  expect(mailTrouble(null).why).toBe('It has not been tried yet.')
})

test('of what the program said one line is shown, and no place of a file', () => {
  const error = 'Cannot read /srv/app/node_modules/x.js:12:3 now\n    at draw (/srv/app/lib/draw.ts:1:2)'
  expect(firstLine(error)).toBe('Cannot read … now')
  expect(firstLine(null)).toBeNull()
  expect(firstLine('x'.repeat(900))).toHaveLength(200)
})
