import type { Http } from './http'

const BOUNDARY = '----countersign-bench'
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`

type Fields = [name: string, value: string][]

const multipart = (fields: Fields) =>
  `${fields.map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${BOUNDARY}--\r\n`

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')

const attribute = (tag: string, name: string) => unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** The hidden fields of the form on a page that has a field called `slotId`, as the server drew them. */
function hiddenFields(html: string): Fields {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes('name="slotId"'))
  if (!form) throw new Error('The page holds no form to send.')
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    attribute(tag, 'name'),
    attribute(tag, 'value'),
  ])
}

/** The form of a page as a browser sends it, with a script and without; `slotId` takes the place of the one drawn. */
export async function readForm(http: Http, path: string, cookie: string) {
  const page = await http.ask({ path, cookie })
  const drawn = hiddenFields(page.body)
  const reference = drawn.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1]
  const { id } = JSON.parse(reference ?? '{}') as { id?: string }
  if (!id) throw new Error(`The form of ${path} names no action (${page.status}).`)
  const plain = (slotId: string) => multipart(drawn.map(([name, value]) => [name, name === 'slotId' ? slotId : value]))
  // The script sends the state before and the form's own fields, and says in a header which action is meant.
  const scripted = (slotId: string) =>
    multipart([
      ['_1_slotId', slotId],
      ['0', JSON.stringify([{}, '$K1'])],
    ])
  return {
    /** Without a script: the answer is a page, or the way to one. */
    sendPlain: (to: string, slotId: string, as: string) =>
      http.ask({ path: to, cookie: as, method: 'POST', headers: { 'content-type': TYPE }, body: plain(slotId) }),
    /** With a script: the answer is what changes on the page. */
    sendScripted: (to: string, slotId: string, as: string) =>
      http.ask({
        path: to,
        cookie: as,
        method: 'POST',
        headers: { 'content-type': TYPE, accept: 'text/x-component', 'next-action': id },
        body: scripted(slotId),
      }),
  }
}
