import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { keptBody } from './kept-body'
import { TROUBLE_POLICY, troublePage } from './trouble-page'
import { isUnavailable } from './unavailable'

/** Nobody waits longer for an answer, whatever holds it up. */
const ANSWER_WITHIN_MS = 14_000
/** What a member of staff asks for and waits for: reading a policy, opening a round, many copies in one file. */
const LONG_WORK = /^\/(rounds|policies|copies|api\/(packs|rounds))(\/|$|\?)/
const LONG_WITHIN_MS = 120_000
const RETRY_AFTER_S = '10'

/** What `next.config.ts` lets through. */
const LARGEST_FORM_BYTES = 12 * 1024 * 1024

type Answer = { passing: boolean; reference: string | null }

const answers = new AsyncLocalStorage<Answer>()
let stopping = false

/**
 * Watches over every answer of this process: one that takes too long, or that would be an error without a page for those
 * who run no script, becomes a whole page that says what is safe and what to do.
 */
export function guardAnswers(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const answer: Answer = { passing: false, reference: null }
    // Everything that this request goes on to do is done within it.
    answers.enterWith(answer)
    guard(request, response, answer)
    if (stopping) response.setHeader('connection', 'close')
  })
  // A connection that is kept for later would keep the process.
  process.once('SIGTERM', () => {
    stopping = true
  })
}

/** Notes why a request failed, as Next.js tells it. */
export function noteFailure(error: unknown): void {
  const answer = answers.getStore()
  if (!answer) return
  if (isUnavailable(error)) answer.passing = true
  const { digest } = (error ?? {}) as { digest?: unknown }
  if (typeof digest === 'string') answer.reference = digest
}

function guard(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const path = request.url ?? '/'
  const isDocument =
    (request.headers.accept ?? '').includes('text/html') && !request.headers.rsc && !request.headers['next-action']
  const body = isDocument && request.method === 'POST' ? keptBody(request) : null
  const { writeHead, write, end, setHeader, appendHeader, removeHeader } = response
  let taken = false

  async function replace() {
    taken = true
    clearTimeout(late)
    const { passing } = answer
    const tooLarge = Number(request.headers['content-length']) > LARGEST_FORM_BYTES
    const wasSent = request.method !== 'GET' && request.method !== 'HEAD'
    const sent = (await body?.fields().catch(() => null)) ?? null
    const head: [string, string][] = [
      ['cache-control', 'no-store'],
      ['content-security-policy', TROUBLE_POLICY],
      ['content-type', isDocument ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8'],
      ...(passing ? [['retry-after', RETRY_AFTER_S] as [string, string]] : []),
    ]
    for (const name of response.getHeaderNames()) if (NOT_KEPT.test(name)) removeHeader.call(response, name)
    for (const [name, value] of head) setHeader.call(response, name, value)
    const text = isDocument ? troublePage({ ...answer, path, sent, wasSent, tooLarge }) : IN_WORDS
    Reflect.apply(writeHead, response, [tooLarge ? 413 : passing ? 503 : 500])
    Reflect.apply(end, response, request.method === 'HEAD' ? [] : [text])
  }

  /** Whether what Next.js is about to send is not sent, because we answer in its place. */
  function mine(status = response.statusCode): boolean {
    if (taken) return true
    clearTimeout(late)
    if (response.headersSent || status < 500) return false
    if (!isDocument) {
      if (answer.passing) response.setHeader('retry-after', RETRY_AFTER_S)
      return false
    }
    void replace()
    return true
  }

  // Slow senders have time; the clock runs once we have all of it.
  const late = setTimeout(tooLate, LONG_WORK.test(path) ? LONG_WITHIN_MS : ANSWER_WITHIN_MS)
  late.unref()
  function tooLate() {
    if (!request.complete) return void late.refresh()
    if (taken || response.headersSent) return
    answer.passing = true
    void replace()
  }
  response.once('close', () => clearTimeout(late))

  const instead =
    (real: (...given: never[]) => unknown, answered: unknown, replaced: (...given: unknown[]) => boolean) =>
    (...given: unknown[]) =>
      replaced(...given) ? answered : Reflect.apply(real, response, given)
  Object.assign(response, {
    writeHead: instead(writeHead, response, (status) => mine(Number(status))),
    write: instead(write, true, () => mine()),
    end: instead(end, response, () => mine()),
    setHeader: instead(setHeader, response, () => taken),
    appendHeader: instead(appendHeader, response, () => taken),
    removeHeader: instead(removeHeader, undefined, () => taken),
  })
}

const IN_WORDS = 'We cannot reach our records just now. Nothing is lost: try again in a moment.\n'
// These described the answer that is not sent.
const NOT_KEPT = /^(content-(?!security)|transfer-encoding|cache-control|etag|vary|link|location|x-nextjs|x-powered)/
