import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Asked = { path: string; cookie?: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string }

/** A browser's connections to the server, kept open; `most` at once. */
export function openHttp(port: number, most: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: most })
  const origin = `http://localhost:${port}`
  const ask = ({ path, cookie, method = 'GET', headers = {}, body }: Asked) =>
    new Promise<Answer>((resolve, reject) => {
      const sent: Record<string, string | number> = { host: `localhost:${port}`, 'user-agent': 'A browser', ...headers }
      if (cookie) sent.cookie = cookie
      if (body !== undefined) Object.assign(sent, { origin, 'content-length': Buffer.byteLength(body) })
      const going = request({ agent, host: '127.0.0.1', port, path, method, headers: sent }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        )
      })
      going.on('error', reject)
      going.end(body)
    })
  return { ask, close: () => agent.destroy() }
}

export type Http = ReturnType<typeof openHttp>
