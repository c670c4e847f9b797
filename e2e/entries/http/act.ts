import { type Answer, ask } from './ask'

/** A form as a browser would send it: repeated fields as lists, files as they are. */
export type Fields = Record<string, string | string[] | File>

function put(form: FormData, fields: Fields, prefix = '') {
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(`${prefix}${name}`, one)
  }
  return form
}

type Call = {
  address: string
  cookie: string
  id: string
  fields: Fields
  takesState: boolean
  headers?: Record<string, string>
}

/** Calls an action as the page's script does: the identifier in a header, the arguments in the framework's encoding. */
export function callByScript({ address, cookie, id, fields, takesState, headers }: Call): Promise<Answer> {
  const body = put(new FormData(), fields, '_1_')
  body.append('0', JSON.stringify(takesState ? [{}, '$K1'] : ['$K1']))
  return ask(address, cookie, {
    method: 'POST',
    body,
    headers: { accept: 'text/x-component', 'next-action': id, ...headers },
  })
}

/** Calls an action as a browser without JavaScript does: a form whose hidden fields name it. */
export function callByForm({ address, cookie, id, fields, takesState, headers }: Call): Promise<Answer> {
  const body = new FormData()
  if (takesState) {
    body.append('$ACTION_REF_1', '')
    body.append('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }))
    body.append('$ACTION_1:1', '[{}]')
    body.append('$ACTION_KEY', 'k1')
  } else body.append(`$ACTION_ID_${id}`, '')
  return ask(address, cookie, { method: 'POST', body: put(body, fields), headers })
}
