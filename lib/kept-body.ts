import type { IncomingMessage } from 'node:http'

/** A drawn name is some tens of kilobytes; files are not kept. */
const MOST_BYTES = 512 * 1024
const SECRET = /password|code|secret/i

type Fields = [name: string, value: string][]

/** Keeps what a form sends while it is read by others; its fields are null when they are too large, secret or files. */
export function keptBody(request: IncomingMessage): { fields(): Promise<Fields | null> } {
  let chunks: Buffer[] | null = []
  let size = 0
  const push = request.push.bind(request)
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array && chunks) {
      size += chunk.byteLength
      if (size > MOST_BYTES) chunks = null
      else chunks.push(Buffer.from(chunk))
    }
    return push(chunk, encoding)
  }
  return {
    async fields() {
      const type = request.headers['content-type'] ?? ''
      if (!chunks || !request.complete || !/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) {
        return null
      }
      const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData()
      const fields: Fields = []
      for (const [name, value] of form) {
        if (typeof value !== 'string') {
          if (value.size > 0) return null
        } else if (SECRET.test(name)) return null
        else fields.push([name, value])
      }
      return fields
    },
  }
}
