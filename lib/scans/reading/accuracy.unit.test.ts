import { expect, test } from 'vitest'
import { measureAccuracy } from './accuracy.factory'

// `npm run bench -- --only scans` reads hundreds.
const PAGES = 20

test('pages that were turned, bent, torn, pale and noisy are read, and none wrongly', async () => {
  const { right, wrong, missed } = await measureAccuracy(PAGES)
  expect(wrong).toEqual([])
  expect(missed).toEqual([])
  expect(right).toBe(PAGES)
}, 300_000)
