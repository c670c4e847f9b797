import { expect, test } from 'vitest'
import { copyTrouble } from './trouble'

test.each([
  ['ENOSPC: no space left on device, write', 'no room left'],
  ['tsa.example.org did not answer within 10 s.', 'certifies the time'],
  ['time.example:8443 answered without a timestamp.', 'certifies the time'],
  ['localhost:3161 gave a time for something else.', 'certifies the time'],
  ['The certificate that seals the copies expired on 3 May 2026.', 'could not be sealed'],
  ['The certificate of Oakfield has been revoked by whoever issued it.', 'could not be sealed'],
  ['The file 3f… is not in the store.', 'not in the store'],
  ['The school’s crest is a picture that cannot be drawn.', 'picture on it'],
  ['Somebody signed while the copy was drawn.', 'signed the same form'],
  ['connect ECONNREFUSED', 'could not be reached'],
  ['Cannot read properties of undefined', 'went wrong'],
  [null, 'waits longer'],
])('%s is said in plain words', (error, words) => {
  expect(copyTrouble(error).why).toContain(words)
})
