import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHmac } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress, readProxies } from './client-address'
import { isId } from './db/ids'
import { env } from './env'
import { log } from './log'

/** The header in which the edge tells the rest of the program who asks. */
export const CLIENT_HEADER = 'x-countersign-client'

// Nobody outside knows it: a header that came in with a request is never taken for ours.
const MARK = createHmac('sha256', env.NEXTAUTH_SECRET).update('countersign.edge').digest('base64url')

const FORWARDED = [
  'forwarded',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
]
// What `proxy.ts` alone may say to pages; the policy is where Next.js looks for the nonce.
const OURS = [CLIENT_HEADER, 'x-countersign-path', 'content-security-policy', 'content-security-policy-report-only']

const EACH_REQUEST = 'http.server.request.start'
const TWO_YEARS = 63_072_000

type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  /** Identifiers of whoever was found to ask. */
  asker?: Record<string, string | null>
  /** Why a form was refused; its page is answered all the same. */
  refusal?: string
}
const shared = globalThis as { countersignExchanges?: AsyncLocalStorage<Exchange> }
// The server's parts are built apart, and each has its own copy of this module.
shared.countersignExchanges ??= new AsyncLocalStorage<Exchange>()
const exchanges = shared.countersignExchanges

/**
 * Stands before Next.js, which does not show pages the socket: takes out of every request what only we or a trusted proxy
 * may say, puts in who asks, and promises TLS where people use it. Returns how to stop.
 */
export function guardEdge(trusted = env.TRUSTED_PROXIES): () => void {
  const proxies = readProxies(trusted)
  if (!proxies) throw new Error('TRUSTED_PROXIES was checked before.')
  const secure = env.BASE_URL.startsWith('https://')
  const guard = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const { headers, socket, url = '' } = request
    if (!isReadable(url)) request.url = NOWHERE
    // Everything that this request goes on to do is done within it.
    const exchange: Exchange = { request, response }
    exchanges.enterWith(exchange)
    response.once('finish', () => logRefusal(exchange, url))
    const { client, throughProxy } = clientAddress(socket.remoteAddress, joined(headers['x-forwarded-for']), proxies)
    for (const name of throughProxy ? OURS : [...OURS, ...FORWARDED]) delete headers[name]
    if (client) {
      headers['x-forwarded-for'] = client
      headers[CLIENT_HEADER] = `${MARK} ${client}`
    }
    if (secure) response.setHeader('strict-transport-security', `max-age=${TWO_YEARS}; includeSubDomains`)
  }
  subscribe(EACH_REQUEST, guard)
  return () => void unsubscribe(EACH_REQUEST, guard)
}

// What nobody has a page for: it is answered as not found.
const NOWHERE = '/not-an-address'

/** Whether an address can be read at all; the database keeps no text with a NUL in it. */
function isReadable(url: string): boolean {
  if (/%00/.test(url)) return false
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

const joined = (header: string | string[] | undefined) => (Array.isArray(header) ? header.join(',') : header)

/** Who asks, from the edge's own header; null when the edge did not write it. */
export function clientOf(header: string | null): string | null {
  const [mark, client] = (header ?? '').split(' ')
  return mark === MARK && client ? client : null
}

/** Notes who asks, by identifiers alone, for the log of what is refused. */
export function noteAsker(asker: Record<string, string | null>): void {
  const exchange = exchanges.getStore()
  if (exchange) exchange.asker = asker
}

/** Notes that what a form asked for was refused. */
export function noteRefusal(code: string): void {
  const exchange = exchanges.getStore()
  if (exchange) exchange.refusal = code
}

/** What somebody we know was refused or did not find: one of ours may be trying doors. */
function logRefusal({ request, response, asker, refusal }: Exchange, url: string) {
  const { statusCode: status } = response
  if (!asker || !(refusal || status === 403 || status === 404)) return
  log.warn({ asker, method: request.method, path: withoutSecrets(url), status, refusal }, 'Refused or not found')
}

// What follows "?" may be a name, and a part of a path that is neither a word of ours nor an identifier may be a secret.
const withoutSecrets = (url: string) =>
  (url.split('?', 1)[0] ?? '')
    .split('/')
    .map((part) => (/^[a-z]{0,20}(-[a-z]{1,12}){0,3}(\.csv)?$|^\d{1,4}$/.test(part) || isId(part) ? part : '…'))
    .join('/')

/** Lets the page that is being drawn be answered as "too many requests"; a script's own requests hear of it in the page. */
export function answerTooMany(seconds: number): void {
  const { request, response } = exchanges.getStore() ?? {}
  if (!request || !response || response.headersSent || request.headers.rsc || request.headers['next-action']) return
  response.statusCode = 429
  response.setHeader('retry-after', String(seconds))
}
