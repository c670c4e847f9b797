import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetPreviousSecret, previousSecret, putSecret, replaceSecret, sessionSecret } from './secret'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('it is made once, for its owner alone', () => {
  const made = sessionSecret(folder)
  expect(made.length).toBeGreaterThanOrEqual(64)
  expect(sessionSecret(folder)).toBe(made)
  expect(statSync(join(folder, 'session-secret')).mode & 0o777).toBe(0o600)
})

test('while it is replaced both are kept, and an interrupted change goes on with the same two', () => {
  putSecret(folder, 'the old one')
  const { secret, previous } = replaceSecret(folder)
  expect(previous).toBe('the old one')
  expect(secret).not.toBe(previous)
  expect([sessionSecret(folder), previousSecret(folder)]).toEqual([secret, previous])
  expect(replaceSecret(folder)).toEqual({ secret, previous })
  forgetPreviousSecret(folder)
  expect([sessionSecret(folder), previousSecret(folder)]).toEqual([secret, undefined])
})
