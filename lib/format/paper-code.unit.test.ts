import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { newReference } from '@/lib/reference'
import { paperCode, readPaperCode } from './paper-code'

const CODE = '7Q2M-XK4T-09BC-HN5E'

test('what is written on a page is read back, whatever the code', () => {
  for (let turn = 0; turn < 200; turn++) {
    const page = { code: newReference(), page: 1 + (turn % 60), pages: 60 }
    expect(readPaperCode(paperCode(page))).toEqual(page)
  }
  expect(paperCode({ code: CODE, page: 2, pages: 3 })).toBe('CS1:7Q2MXK4T09BCHN5E:2:3')
})

test('it fits the alphanumeric letters of QR, which keeps the code small', () => {
  const { segments } = create(paperCode({ code: CODE, page: 12, pages: 60 }), { errorCorrectionLevel: 'Q' })
  expect(segments.map((segment) => segment.mode.id)).toEqual(['Alphanumeric'])
})

test.each([
  '',
  CODE,
  'https://countersign.example/verify?reference=7Q2M-XK4T-09BC-HN5E',
  'CS1:7Q2MXK4T09BCHN5E:0:3',
  'CS1:7Q2MXK4T09BCHN5E:4:3',
  'CS1:7Q2MXK4T09BCHN5E:1:0',
  'CS1:7Q2MXK4T09BCHN5E:01:3',
  'CS1:7Q2MXK4T09BCHN5E:1:1000',
  'CS1:7Q2MXK4T09BCHN5E:1:3 ',
  'CS1:7Q2MXK4T09BCHN5E:1:3\n',
  'CS1:7Q2MXK4T09BCHN5:1:3',
  'CS1:7Q2MXK4T09BCHNUI:1:3',
  'cs1:7q2mxk4t09bchn5e:1:3',
  'CS2:7Q2MXK4T09BCHN5E:1:3',
  'CS1:7Q2M-XK4T-09BC-HN5E:1:3',
])('%j is no page of a printed form', (text) => {
  expect(readPaperCode(text)).toBeNull()
})

test('a page that cannot be is not written', () => {
  for (const page of [
    { page: 0, pages: 1 },
    { page: 2, pages: 1 },
    { page: 1, pages: 1000 },
    { page: 1.5, pages: 2 },
  ]) {
    expect(() => paperCode({ code: CODE, ...page })).toThrow('No page')
  }
})
