import { once } from 'node:events'
import type { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, test } from 'vitest'
import { diskSpace, fonts, nodeVersion, timeZones } from './computer'
import { checked } from './finding'
import { baseUrl, mailServer, proxies, secretStrength, settings } from './settings'

const at = (values: Partial<Parameters<typeof baseUrl>[0]>) => baseUrl({ HOST: '127.0.0.1', ...values })
const DATABASE_URL = 'postgresql://app@db.school.example/countersign'

test('Node.js', () => {
  expect(nodeVersion('20.19.0').state).toBe('ok')
  expect(nodeVersion('18.20.1')).toMatchObject({ state: 'fault', mend: expect.stringContaining('nodejs.org') })
})

test('time zones', () => {
  expect(timeZones().state).toBe('ok')
  // Without London's rules every day is a day of UTC.
  expect(timeZones((instant) => instant.toISOString().slice(0, 10)).state).toBe('fault')
})

test('fonts', () => {
  expect(fonts().state).toBe('ok')
  expect(fonts(['@fontsource/noto-sans-nowhere/package.json'])).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('noto-sans-nowhere'),
  })
})

test('room on the disk', async () => {
  expect((await diskSpace('.', 50e9)).state).toBe('ok')
  expect((await diskSpace('.', 1e9)).state).toBe('warning')
  expect((await diskSpace('.', 1e8)).state).toBe('fault')
  expect((await diskSpace('.')).says).toMatch(/GB free/)
})

test('settings that cannot be read', () => {
  expect(settings({}).state).toBe('ok')
  expect(settings({ PORT: 'web' })).toMatchObject({ state: 'fault', says: expect.stringContaining('PORT must be') })
})

test('the address', () => {
  expect(at({}).state).toBe('ok')
  expect(at({ DATABASE_URL }).state).toBe('warning')
  expect(at({ DATABASE_URL, BASE_URL: 'https://sign.school.example' }).state).toBe('ok')
  expect(at({ DATABASE_URL, BASE_URL: 'http://sign.school.example' })).toMatchObject({ state: 'fault', says: /TLS/ })
  expect(at({ DATABASE_URL, BASE_URL: 'http://localhost:3000' }).state).toBe('warning')
  expect(at({ DATABASE_URL, BASE_URL: 'https://school.example/sign' }).state).toBe('fault')
})

test('proxies', () => {
  expect(proxies({ BASE_URL: 'https://sign.school.example', TRUSTED_PROXIES: '127.0.0.1' }).state).toBe('ok')
  expect(proxies({ BASE_URL: 'https://sign.school.example', TRUSTED_PROXIES: '' }).state).toBe('warning')
  expect(proxies({ BASE_URL: undefined, TRUSTED_PROXIES: '' }).state).toBe('ok')
})

test('the strength of the secret', () => {
  expect(secretStrength('q3Vf0-Zk8sLw_Tb1yHn5Rj7XcPm2Gd9E').state).toBe('ok')
  expect(secretStrength(undefined).state).toBe('fault')
  for (const weak of ['a'.repeat(40), 'change-me-change-me-change-me-1234', 'brookfield primary school is the best'])
    expect(secretStrength(weak).state, weak).toBe('warning')
})

test('a check that throws is a fault and keeps no other from being made', async () => {
  const found = await checked(() => {
    throw new Error('nobody is at home')
  })
  expect(found).toEqual([expect.objectContaining({ state: 'fault', says: 'nobody is at home' })])
})

describe('the mail server', () => {
  const listening = async (server: { listen(port: number, host: string): unknown }) => {
    const net = server.listen(0, '127.0.0.1') as ReturnType<typeof createServer>
    if (!net.listening) await once(net, 'listening')
    return (net.address() as { port: number }).port
  }

  test('that lets us in is well, and gets no message', async () => {
    const received: unknown[] = []
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => done(auth.password === 'right' ? null : new Error('no'), { user: 'x' }),
      onMailFrom: (address, _session, done) => {
        received.push(address)
        done()
      },
    })
    const port = await listening(server)
    expect((await mailServer({ MAIL_URL: `smtp://a:right@127.0.0.1:${port}` }, false)).state).toBe('ok')
    expect((await mailServer({ MAIL_URL: `smtp://a:wrong@127.0.0.1:${port}` }, false)).state).toBe('fault')
    expect(received).toEqual([])
    server.close(() => undefined)
    expect((await mailServer({ MAIL_URL: `smtp://127.0.0.1:${port}` }, false)).state).toBe('fault')
  })

  test('that is not set is a warning, but not in a demonstration', async () => {
    expect((await mailServer({ MAIL_URL: undefined }, false)).state).toBe('warning')
    expect((await mailServer({ MAIL_URL: undefined }, true)).state).toBe('ok')
  })
})
