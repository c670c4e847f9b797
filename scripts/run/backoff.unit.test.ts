import { expect, test } from 'vitest'
import { backoff } from './backoff'

const deaths = (...lives: number[]) => {
  const { afterDeath } = backoff()
  return lives.map(afterDeath)
}

test('each death that follows soon on another is answered later, up to ten seconds', () => {
  expect(deaths(12_000, 100, 100, 100, 100, 100, 100, 100)).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})

test('what has lived for half a minute begins anew', () => {
  expect(deaths(12_000, 100, 31_000, 100)).toEqual([250, 500, 250, 500])
})

test('what never ran is given up at its fifth death', () => {
  expect(deaths(100, 100, 100, 100, 100)).toEqual([250, 500, 1000, 2000, null])
})

test('what was seen at work is tried for ever, though it never lived for ten seconds', () => {
  const { afterDeath, ran } = backoff()
  ran()
  expect([100, 100, 100, 100, 100, 100].map(afterDeath)).toEqual([250, 500, 1000, 2000, 4000, 8000])
})
