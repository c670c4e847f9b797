import { type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

/** A page as a browser without JavaScript has it. */
export type Page = { status: number; path: string; html: string; retryAfter: string | null }

/** What a form sends, by its own fields and those that are filled in. */
type Fields = Record<string, string>

const ANSWER_WITHIN_MS = 30_000
const MOST_REDIRECTS = 5

/** A browser that knows cookies, redirects and forms and runs no script; it asks whichever web process `origin` names. */
export function plainBrowser(origin: () => string) {
  const cookies = new Map<string, string>()

  async function ask(path: string, form?: FormData): Promise<Answer> {
    const base = origin()
    // Only the platform's own can tell what bytes a form is.
    const sent = form && new Response(form)
    const answer = await exchange(new URL(path, base), sent && Buffer.from(await sent.arrayBuffer()), {
      accept: 'text/html',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(sent && { origin: base, 'content-type': sent.headers.get('content-type') ?? '' }),
    })
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  async function follow(path: string, first: Answer): Promise<Page> {
    let [at, answer] = [path, first]
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const { location } = answer.headers
      if (!location) break
      const next = new URL(location, new URL(at, origin()))
      at = next.pathname + next.search
      answer = await ask(at)
    }
    return { status: answer.status, path: at, html: answer.text, retryAfter: answer.headers['retry-after'] ?? null }
  }

  const open = async (path: string) => follow(path, await ask(path))

  /** Presses a button: its form goes off as it stands, and with these fields filled in. */
  function press(page: Page, button: RegExp, fields: Fields): Promise<[path: string, answer: Answer]> {
    const form = formWith(page.html, button)
    const body = new FormData()
    for (const [name, value] of fieldsOf(form)) if (!(name in fields)) body.append(name, value)
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const [, action = ''] = /^<form[^>]*\saction="([^"]*)"/.exec(form) ?? []
    const path = decoded(action).split('#')[0] || page.path
    return ask(path, body).then((answer) => [path, answer])
  }

  const send = async (page: Page, button: RegExp, fields: Fields = {}) => follow(...(await press(page, button, fields)))

  /** Where a press leads, which is not opened. */
  const pressOnly = async (page: Page, button: RegExp) => {
    const [, answer] = await press(page, button, {})
    return answer.headers.location ?? `status ${answer.status}`
  }
  return { open, send, pressOnly }
}

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

/** One question on a connection of its own: nobody's answer hangs on a connection that died in other hands. */
function exchange(url: URL, body: Buffer | undefined, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: body ? 'POST' : 'GET', headers, agent: false }, (response) => {
      text(response).then(
        (words) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: words }),
        reject,
      )
    })
    const late = setTimeout(() => {
      const error = new Error(`No answer within ${ANSWER_WITHIN_MS / 1000} s.`)
      reject(error)
      asked.destroy(error)
    }, ANSWER_WITHIN_MS)
    asked.once('close', () => clearTimeout(late)).on('error', reject)
    asked.end(body)
  })
}

/** A page that is not the one expected, which no waiting mends. */
export class MissingForm extends Error {}

/** The form whose button has these words. */
function formWith(html: string, button: RegExp): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const found = forms.find((form) =>
    (form.match(/<button[\s\S]*?<\/button>/g) ?? []).some((text) => button.test(plain(text))),
  )
  if (!found)
    throw new MissingForm(`There is no form with the button ${button} on this page: ${plain(html).slice(0, 600)}`)
  return found
}

/** The hidden fields, those already filled in, and boxes that are ticked. */
function fieldsOf(form: string): [string, string][] {
  return (form.match(/<input[^>]*>/g) ?? []).flatMap((input) => {
    const name = attribute(input, 'name')
    const type = attribute(input, 'type') ?? 'text'
    if (!name || type === 'file' || ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(input))) return []
    return [[name, attribute(input, 'value') ?? '']]
  })
}

const attribute = (tag: string, name: string) => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return value === undefined ? null : decoded(value)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const decoded = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex || decimal ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (ENTITIES[name] ?? whole),
  )

/** The words of a page, without its tags. */
export const plain = (html: string) =>
  decoded(html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ')).replace(
    /\s+/g,
    ' ',
  )

export const titleOf = (html: string) => /<title>([^<]*)/.exec(html)?.[1] ?? ''
