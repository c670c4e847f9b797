import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { REQUEST_STATE_LABELS, REQUEST_STATES } from '@/lib/rounds/types'
import { REQUEST_STATE_LOOKS, StateTag } from './state-tag'

test('no two states share a colour', () => {
  const tones = REQUEST_STATES.map((state) => REQUEST_STATE_LOOKS[state].tone)
  expect(new Set(tones).size).toBe(REQUEST_STATES.length)
})

test.each(REQUEST_STATES)('%s is said in words', (state) => {
  expect(renderToStaticMarkup(<StateTag state={state} />)).toContain(REQUEST_STATE_LABELS[state])
})
