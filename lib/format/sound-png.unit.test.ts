import { expect, test } from 'vitest'
import { aPng } from './a-png.factory'
import { soundPng } from './sound-png'

const MOST = 1_000_000

test('a picture is sound, and says its size', () => {
  expect(soundPng(aPng(40, 30), MOST)).toEqual([40, 30])
  expect(soundPng(aPng(1, 1), MOST)).toEqual([1, 1])
})

test.each([
  ['more pixels than allowed', aPng(1001, 1000)],
  ['pixels that unpack to far more than the size says', aPng(10, 10, Buffer.alloc(50 * 1024 * 1024))],
  ['a page behind its end', Buffer.concat([aPng(4, 4), Buffer.from('<script>alert(1)</script>')])],
  ['no end', aPng(4, 4).subarray(0, -12)],
  ['the first bytes alone', Buffer.concat([aPng(4, 4).subarray(0, 33), Buffer.from('<html>'.repeat(20))])],
  [
    'pixels that are not packed',
    Buffer.concat([aPng(4, 4).subarray(0, 41), Buffer.alloc(3, 0xff), aPng(4, 4).subarray(44)]),
  ],
  ['no size', aPng(0, 4)],
  ['nothing', new Uint8Array()],
])('%s is not', (_, bytes) => {
  expect(soundPng(bytes, MOST)).toBeNull()
})
