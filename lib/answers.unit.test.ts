import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

vi.stubEnv('NODE_ENV', 'test')
const { guardAnswers, noteFailure } = await import('./answers')

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown
let handler: Handler = () => undefined
const server = createServer((request, response) => void handler(request, response))
let origin = ''
beforeAll(async () => {
  guardAnswers()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const away = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
const failing = (error: Error): Handler => {
  return async (request, response) => {
    await text(request)
    noteFailure(error)
    response.statusCode = 500
    response.setHeader('x-powered-by', 'somebody')
    response.setHeader('content-encoding', 'gzip')
    response.write('a blank page')
    response.end('and its end')
    response.setHeader('too', 'late')
  }
}
const html = { accept: 'text/html,*/*' }

test('an answer that is no error goes through as it is', async () => {
  handler = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>fine')
  const answer = await fetch(origin, { headers: html })
  expect([answer.status, await answer.text()]).toEqual([200, '<p>fine'])
})

test('a database that is away becomes a page with 503, when to try again and a link to the same address', async () => {
  handler = failing(away())
  const answer = await fetch(`${origin}/sign?a=1&b="`, { headers: html })
  const page = await answer.text()
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('x-powered-by')]).toEqual([
    503,
    '10',
    null,
  ])
  expect(page).toContain('We cannot reach our records just now')
  expect(page).toContain('Nothing is lost')
  expect(page).toContain('href="/sign?a=1&#38;b=%22"')
  expect(page).not.toContain('blank')
})

test('any other error becomes a page with 500 and its reference', async () => {
  handler = failing(Object.assign(new Error('ours'), { digest: '4711' }))
  const answer = await fetch(origin, { headers: html })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([500, null])
  expect(await answer.text()).toContain('<strong>4711</strong>')
})

test('a form that carries too much is told so, whatever failed over it', async () => {
  handler = failing(new Error('Failed to parse body as FormData.'))
  const form = new FormData()
  form.append('files', new File([new Uint8Array(12 * 1024 * 1024 + 1)], 'roll.csv'))
  const answer = await fetch(`${origin}/imports`, { method: 'POST', body: form, headers: html })
  const page = await answer.text()
  expect(answer.status).toBe(413)
  expect(page).toContain('These files are too large')
  expect(page).toContain('nothing has been changed')
  expect(page).not.toContain('The fault is ours')
})

test('what a form sent comes back in a form that sends it again, whole', async () => {
  handler = failing(away())
  const body = new FormData()
  body.append('typedName', "Zoë “Z” <O'Neill> & Co")
  body.append('slotIds', 'one')
  body.append('slotIds', 'two')
  body.append('reason', 'first line\r\nsecond line')
  const page = await (await fetch(`${origin}/sign/1`, { method: 'POST', headers: html, body })).text()
  expect(page).toContain('enctype="multipart/form-data" action="/sign/1"')
  expect(page.match(/type="hidden"/g)).toHaveLength(4)
  expect(page).toContain('value="Zoë “Z” &#60;O&#39;Neill&#62; &#38; Co"')
  expect(page).toContain('value="first line&#13;&#10;second line"')
})

test.each(['password', 'code'])('a %s is never sent back', async (name) => {
  handler = failing(away())
  const body = new FormData()
  body.append(name, 'hunter2')
  const page = await (await fetch(`${origin}/sign-in`, { method: 'POST', headers: html, body })).text()
  expect(page).not.toContain('hunter2')
  expect(page).toContain('go back with your browser')
})

test('a script gets the status and its own answer', async () => {
  handler = (_request, response) => {
    noteFailure(away())
    response.writeHead(500).end('for the script')
  }
  const answer = await fetch(origin, { headers: { accept: 'text/html', rsc: '1' } })
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([500, '10', 'for the script'])
})

test('an answer that never comes is given in its place, and what comes later is swallowed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let late: ServerResponse | undefined
  handler = (_request, response) => {
    late = response
  }
  const asked = fetch(origin, { headers: html })
  await vi.waitUntil(() => late, { interval: 1 }).catch(() => undefined)
  while (!late) await new Promise((resolve) => setImmediate(resolve))
  vi.advanceTimersByTime(14_000)
  vi.useRealTimers()
  const answer = await asked
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('Nothing is lost')
  late.setHeader('x', 'y')
  late.writeHead(200)
  expect(late.write('more')).toBe(true)
  late.end()
})
