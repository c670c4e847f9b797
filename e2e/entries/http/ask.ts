/** What came back: headers as lines, then the body, with the status and where it leads. */
export type Answer = { status: number; location: string | null; body: string; text: string }

export type Asked = { method?: string; headers?: Record<string, string>; body?: FormData }

const HEADERS_SHOWN = ['content-type', 'content-disposition', 'allow', 'location', 'x-action-redirect', 'set-cookie']

/** One plain request, as a program makes it: no redirect is followed. */
export async function ask(address: string, cookie: string, asked: Asked = {}): Promise<Answer> {
  const { origin } = new URL(address)
  const answer = await fetch(address, {
    ...asked,
    redirect: 'manual',
    headers: {
      ...(cookie && { cookie }),
      'user-agent': 'Table of entries',
      ...(asked.body && { origin }),
      ...asked.headers,
    },
  })
  // Every byte is a letter here, so that a file can be searched for words too.
  const body = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  const headers = HEADERS_SHOWN.flatMap((name) =>
    answer.headers.has(name) ? [`${name}: ${answer.headers.get(name)}`] : [],
  )
  return {
    status: answer.status,
    location: answer.headers.get('x-action-redirect') ?? answer.headers.get('location'),
    body,
    text: `${headers.join('\n')}\n\n${body}`,
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same address or form value with every identifier replaced by one that nothing has. */
export const madeUp = (text: string) => text.replace(UUID, (id) => `${id.slice(0, 8)}-0000-7000-8000-${id.slice(24)}`)

/** An answer without what differs between two answers to the same question: identifiers, nonces, stamps of the build. */
export const evened = (body: string) =>
  body
    .replace(UUID, 'ID')
    .replace(/nonce(=\\?"|":\\?"|\\":\\")[^"\\]+/g, 'nonce$1N')
    // The framework's payload comes in an order that depends on timing; it is searched for marks instead.
    .replace(/<script[\s\S]*?<\/script>/g, '')
