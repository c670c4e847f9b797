import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { answerTooMany, CLIENT_HEADER, clientOf, guardEdge, noteAsker, noteRefusal } from './edge'
import { log } from './log'

// A real server on real sockets: what it sees of a request is what pages would.
const server = createServer((incoming, response) => {
  if (incoming.url === '/too-many') answerTooMany(90)
  if (incoming.headers.cookie === 'somebody') noteAsker({ kind: 'account', accountId: 'a1' })
  if (incoming.url?.startsWith('/people/')) response.statusCode = 404
  if (incoming.url === '/rounds/refused') noteRefusal('FORBIDDEN')
  const client = clientOf(String(incoming.headers[CLIENT_HEADER] ?? ''))
  response.end(JSON.stringify({ client, url: incoming.url, headers: incoming.headers }))
})
let port = 0
let stop = () => {}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  return () => void server.close()
})
afterEach(() => stop())

type Seen = {
  client: string | null
  url: string
  headers: IncomingHttpHeaders
  status?: number
  answer: IncomingHttpHeaders
}

const ask = (headers: Record<string, string | string[]>, path = '/') =>
  new Promise<Seen>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ ...JSON.parse(text), status: answer.statusCode, answer: answer.headers }))
    })
    sent.on('error', reject)
    sent.end()
  })

const PRETENDED = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-real-ip': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
}

test('without trusted proxies the socket alone says who asks, and what was pretended is gone', async () => {
  stop = guardEdge('')
  const { client, headers } = await ask(PRETENDED)
  expect(client).toBe('127.0.0.1')
  expect(headers['x-forwarded-for']).toBe('127.0.0.1')
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded'])
    expect(headers[name]).toBeUndefined()
})

test('a trusted proxy is believed in what it wrote itself', async () => {
  stop = guardEdge('127.0.0.0/8, 10.0.0.0/8')
  const { client, headers } = await ask({ ...PRETENDED, 'x-forwarded-for': '8.8.8.8, 203.0.113.9, 10.0.0.4' })
  expect(client).toBe('203.0.113.9')
  expect(headers['x-forwarded-host']).toBe('evil.example')
})

test('several headers of one name are one list', async () => {
  stop = guardEdge('127.0.0.1')
  expect((await ask({ 'x-forwarded-for': ['8.8.8.8', '203.0.113.9'] })).client).toBe('203.0.113.9')
})

test('another proxy than the trusted one is not believed', async () => {
  stop = guardEdge('192.0.2.1')
  expect((await ask(PRETENDED)).client).toBe('127.0.0.1')
})

test('our own header cannot be sent from outside, not even before the edge stands', async () => {
  expect((await ask({ [CLIENT_HEADER]: '203.0.113.9' })).client).toBeNull()
  expect((await ask({ [CLIENT_HEADER]: 'guess 203.0.113.9' })).client).toBeNull()
  stop = guardEdge('')
  const seen = await ask({ [CLIENT_HEADER]: 'guess 203.0.113.9', 'content-security-policy': "script-src 'nonce-mine'" })
  expect(seen.client).toBe('127.0.0.1')
  expect(seen.headers['content-security-policy']).toBeUndefined()
})

test('TLS is promised where the portal is reached by it, and a spent limit is a status', async () => {
  stop = guardEdge('')
  const { status, answer } = await ask({}, '/too-many')
  expect(status).toBe(429)
  expect(answer['retry-after']).toBe('90')
  expect(answer['strict-transport-security']).toMatch(/^max-age=\d{8};/)
  // What a script asks for is not taken for a page.
  expect((await ask({ rsc: '1' }, '/too-many')).status).toBe(200)
})

test.each(['/people?q=%00', '/%00', '/policies/%E0%A4%A', '/sign-in/link/%ff'])('%s leads nowhere', async (path) => {
  stop = guardEdge('')
  expect((await ask({}, path)).url).toBe('/not-an-address')
})
test('what can be read is left as it came', async () => {
  stop = guardEdge('')
  const path = '/people?q=Zo%C3%AB%20%25&x=%E0%A4%A'
  expect((await ask({}, path)).url).toBe(path)
})

test('what somebody we know was refused stands in the log, without what may be a name or a secret', async () => {
  stop = guardEdge('')
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => {})
  const id = '01a211f7-25c5-7601-8687-ec33a252fe2f'
  const cookie = 'somebody'
  for (const path of [`/people/${id}/edit?q=Zoe`, '/people/s3cretOf-43letters', '/rounds/refused', '/rounds/open'])
    await ask({ cookie }, path)
  await ask({}, `/people/${id}`)
  await vi.waitFor(() => expect(warned).toHaveBeenCalledTimes(3))
  const lines = warned.mock.calls.map(([line]) => line as unknown)
  const asker = { kind: 'account', accountId: 'a1' }
  expect(lines).toEqual([
    { asker, method: 'GET', path: `/people/${id}/edit`, status: 404, refusal: undefined },
    { asker, method: 'GET', path: '/people/…', status: 404, refusal: undefined },
    { asker, method: 'GET', path: '/rounds/refused', status: 200, refusal: 'FORBIDDEN' },
  ])
  warned.mockRestore()
})

test('a socket that closes at once harms nobody', async () => {
  stop = guardEdge('')
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
      socket.destroy()
      resolve()
    })
  })
  expect((await ask({})).client).toBe('127.0.0.1')
})
