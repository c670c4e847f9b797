import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isAlive } from '@/lib/db/embedded/processes'
import { AT_WORK, type Child, keepRunning } from './child'
import { keepAlive } from './keep-alive'

let folder: string
let child: Child | null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-supervisor-'))
  child = null
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(async () => {
  await child?.stop()
  rmSync(folder, { recursive: true, force: true })
  vi.restoreAllMocks()
})

/** A program that notes the number of each of its processes, and then does as `then` says. */
function program(then: string) {
  const [file, note] = [join(folder, 'program.mjs'), join(folder, 'pids')]
  writeFileSync(note, '')
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(note)}, process.pid + '\\n')\n${then}`,
  )
  const pids = () => readFileSync(note, 'utf8').split('\n').filter(Boolean).map(Number)
  const onGivenUp = vi.fn()
  child = keepRunning({ name: 'program', args: [file], env: process.env, onGivenUp })
  return { pids, onGivenUp }
}
const LIVES = 'setInterval(() => {}, 1000)'

test('a killed program comes back within two seconds, each time', async () => {
  const { pids, onGivenUp } = program(LIVES)
  for (const times of [1, 2, 3]) {
    await vi.waitFor(() => expect(pids()).toHaveLength(times), { timeout: 5000, interval: 20 })
    const last = pids().at(-1) ?? 0
    process.kill(last, 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(last)).toBe(false), 2000)
  }
  await vi.waitFor(() => expect(pids()).toHaveLength(4), { timeout: 5000, interval: 20 })
  expect(onGivenUp).not.toHaveBeenCalled()
})

test('one that cannot even start is given up with a sentence', async () => {
  const { pids, onGivenUp } = program('process.exit(3)')
  await vi.waitFor(() => expect(onGivenUp).toHaveBeenCalledWith(expect.stringContaining('code 3')), 15_000)
  expect(pids()).toHaveLength(5)
})

test('one that was at work is started again, though it dies each time soon after', async () => {
  const { pids, onGivenUp } = program(
    `process.send(${JSON.stringify(AT_WORK)}, () => process.kill(process.pid, 'SIGKILL'))`,
  )
  await vi.waitFor(() => expect(pids().length).toBeGreaterThan(5), { timeout: 15_000, interval: 50 })
  expect(onGivenUp).not.toHaveBeenCalled()
})

test('told to stop it ends, and does not come back', async () => {
  const { pids } = program(`${LIVES}\nprocess.on('SIGTERM', () => setTimeout(() => process.exit(0), 300))`)
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 5000)
  await child?.stop()
  expect(isAlive(pids()[0] ?? 0)).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(pids()).toHaveLength(1)
})

test('a server that dies is revived until it lives, and left alone after the end', async () => {
  let alive = true
  let tries = 0
  const stop = keepAlive({
    alive: () => alive,
    revive: async () => {
      tries += 1
      if (tries === 1) throw new Error('not yet')
      alive = true
    },
  })
  alive = false
  await vi.waitFor(() => expect(alive).toBe(true), 10_000)
  expect(tries).toBe(2)
  await stop()
  alive = false
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(tries).toBe(2)
})
