import { describe, expect, test } from 'vitest'
import { aPng } from '@/lib/format/a-png.factory'
import { crestType } from './crest'

const aJpeg = (width: number, height: number) =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from(`ffc0001108${[height, width].map((side) => side.toString(16).padStart(4, '0')).join('')}03`, 'hex'),
    Buffer.alloc(20),
  ])

test('a picture is what its bytes say', () => {
  expect(crestType(aPng(400, 500))).toBe('image/png')
  expect(crestType(aJpeg(400, 500))).toBe('image/jpeg')
})

describe('refused', () => {
  test.each([
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a page with the first bytes of a PNG',
      Buffer.concat([aPng(1, 1).subarray(0, 8), Buffer.from('<script>alert(1)</script>'.padEnd(80))]),
    ],
    [
      'a page with the first bytes of a JPEG',
      Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from('<script>alert(1)</script>'.padEnd(80))]),
    ],
    ['a page that is a GIF too', Buffer.from('GIF89a/*<script>alert(1)</script>*/')],
    ['a PNG of a thousand million points', aPng(40_000, 40_000, Buffer.alloc(9))],
    ['a JPEG wider than any screen', aJpeg(65_535, 100)],
    ['a small PNG that unpacks to 90 MB', aPng(10, 10, Buffer.alloc(90 * 1024 * 1024))],
    ['a PNG of no size', aPng(0, 10)],
    ['a JPEG that never says its size', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
    ['a JPEG whose segment leads nowhere', Buffer.concat([Buffer.from('ffd8ffe00000', 'hex'), Buffer.alloc(40)])],
    ['nothing', new Uint8Array()],
  ])('%s', (_, bytes) => {
    expect(() => crestType(bytes)).toThrow(expect.objectContaining({ code: 'INVALID' }))
  })
})
