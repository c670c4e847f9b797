import { expect, test } from 'vitest'
import { browserKind } from './browser-kind'

const MOZILLA = 'Mozilla/5.0'

test.each([
  [`${MOZILLA} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox on Windows'],
  [`${MOZILLA} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0`, 'Edge on Windows'],
  [`${MOZILLA} (Linux; Android 15; SM-S921B) SamsungBrowser/28.0 Chrome/130.0 Mobile`, 'Samsung Internet on Android'],
  [`${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1`, 'Safari on iPhone'],
  [`${MOZILLA} (iPad; CPU OS 17_0 like Mac OS X) CriOS/130.0 Mobile Safari/604.1`, 'Chrome on iPad'],
  [`${MOZILLA} (X11; CrOS x86_64 15000) Chrome/140.0.0.0 Safari/537.36`, 'Chrome on a Chromebook'],
  ['curl/8.0', 'A browser'],
  [null, 'A browser'],
])('%s', (header, kind) => {
  expect(browserKind(header)).toBe(kind)
})
