import { expect, test } from 'vitest'
import { readSettings } from './settings'

test('nothing set gives the defaults', () => {
  expect(readSettings({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, DATA_DIR: '.data', COUNTERSIGN_DEMO: 'off' })
})

test('an empty setting counts as not set', () => {
  expect(readSettings({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 })
})

test('every wrong setting is named in one sentence', () => {
  const read = () => readSettings({ PORT: 'web', DATABASE_URL: 'mysql://here', LOG_LEVEL: 'loud' })
  expect(read).toThrow(/PORT must be a port number/)
  expect(read).toThrow(/DATABASE_URL must be an address/)
  expect(read).toThrow(/LOG_LEVEL must be/)
})

test('mail needs an address that it comes from', () => {
  expect(() => readSettings({ MAIL_URL: 'smtp://localhost' })).toThrow(/MAIL_FROM/)
})

test('an address of the portal loses its last slash', () => {
  expect(readSettings({ BASE_URL: 'https://sign.example/' }).BASE_URL).toBe('https://sign.example')
})

test('the second step is for posts or off', () => {
  expect(readSettings({ SECOND_FACTOR: 'posts' }).SECOND_FACTOR).toBe('posts')
  expect(() => readSettings({ SECOND_FACTOR: 'maybe' })).toThrow(/SECOND_FACTOR must be posts or optional/)
})
