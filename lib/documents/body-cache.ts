import 'server-only'
import { createHash } from 'node:crypto'
import { drawBody } from './drawing/copy'
import { joinPack } from './drawing/join'
import type { BodyContent, SignedAgreement } from './types'

const KEPT = 40
const bodies = new Map<string, Promise<Uint8Array>>()

/** The pages of the agreement as everyone gets them, drawn once for a version and the look of its school. */
export async function bodyPages(school: BodyContent['school'], agreements: SignedAgreement[]): Promise<Uint8Array> {
  const parts = await Promise.all(agreements.map((agreement) => keptBody({ school, agreement })))
  return parts.length === 1 && parts[0] ? parts[0] : joinPack(parts, { duplex: false })
}

function keptBody(content: BodyContent): Promise<Uint8Array> {
  const key = keyOf(content)
  const body = bodies.get(key) ?? drawBody(content)
  // Put back at the end: the first of the map is then the one not wanted for longest.
  bodies.delete(key)
  bodies.set(key, body)
  body.catch(() => bodies.delete(key))
  if (bodies.size > KEPT) bodies.delete(bodies.keys().next().value ?? '')
  return body
}

/** Everything that the pages show: another name, colour or crest of the school makes another drawing. */
function keyOf({ school: { crestPng, ...school }, agreement }: BodyContent): string {
  const crest = crestPng ? createHash('sha256').update(crestPng).digest('hex') : ''
  return createHash('sha256')
    .update(JSON.stringify([school, crest, agreement]))
    .digest('hex')
}
