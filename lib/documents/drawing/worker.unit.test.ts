import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawCopy } from './copy'
import { aCopy } from './copy.factory'

const PROGRAM = `
import { createHash } from 'node:crypto'
import { drawCopy } from './lib/documents/drawing/copy'
import { aCopy } from './lib/documents/drawing/copy.factory'
drawCopy(aCopy()).then((pdf) => console.log(createHash('sha256').update(pdf).digest('hex')))`

test('a worker, which runs with the react-server condition, draws the same bytes', async () => {
  const args = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', PROGRAM]
  const theirs = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()
  expect(theirs).toBe(
    createHash('sha256')
      .update(await drawCopy(aCopy()))
      .digest('hex'),
  )
})
