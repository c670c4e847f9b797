import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AccessContent } from './content'

test('the page about the file names its keys, each once and in order', () => {
  const page = readFileSync('docs/access-file.md', 'utf8')
  const named = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key)
  expect(named).toEqual(Object.keys(AccessContent.shape))
})
