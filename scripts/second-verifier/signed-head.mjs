import { createPublicKey, verify } from 'node:crypto'
import { canonical, isHash, Refusal, wantKeys } from './canonical.mjs'

export const headKeys = ['school', 'sequence', 'hash', 'madeAt', 'publicKey', 'signature']

/** The keys of each kind of line, in the order in which the kinds stand in an export. */
export const lineKeys = {
  header: ['type', 'format', 'school', 'exportedAt'],
  entry: ['type', 'envelope', 'previousHash', 'hash', 'sections'],
  checkpoint: ['type', ...headKeys],
  end: ['type', 'sequence', 'hash', 'digest', 'publicKey', 'signature'],
}

/** Refuses a signed head whose parts are not as written or whose signature does not hold. */
export function checkSignature(head, sequence, what) {
  const { school, sequence: place, hash, madeAt, publicKey, signature } = head
  const sound =
    [school, madeAt, publicKey, signature].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(place) &&
    place >= 0 &&
    isHash(hash)
  if (!sound) throw new Refusal(sequence, `${what} is not written as a signed head.`)
  const bytes = Buffer.from(signature, 'base64')
  const key = keyOf(publicKey)
  const message = Buffer.from(canonical({ format: 1, hash, madeAt, publicKey, school, sequence: place }))
  if (bytes.toString('base64') !== signature || !key || !verify(null, message, key, bytes))
    throw new Refusal(sequence, `The signature of ${what} does not hold.`)
}

// Node would also take a private key or another spelling of the same key here.
function keyOf(pem) {
  try {
    const key = createPublicKey(pem)
    const same = key.asymmetricKeyType === 'ed25519' && key.export({ type: 'spki', format: 'pem' }) === pem
    return same ? key : null
  } catch {
    return null
  }
}

/** The signed heads kept in a file outside: an earlier export, one checkpoint, or a list of them. */
export function readKept(text, name) {
  const value = parse(text)
  const heads = value === undefined ? fromLines(text) : [value].flat()
  const sound = heads.every((one) => headKeys.every((key) => Object.hasOwn(one ?? {}, key)))
  if (heads.length === 0 || !sound) throw new Refusal(0, `${name} holds no checkpoint that can be read.`)
  return heads
}

function fromLines(text) {
  const lines = text.split('\n').filter(Boolean).map(parse)
  for (const line of lines) {
    if (!Object.hasOwn(lineKeys, line?.type)) return []
    wantKeys(line, lineKeys[line.type], 0, 'A line')
  }
  const school = lines.find((line) => line.type === 'header')?.school?.id
  return lines.flatMap((line) => {
    if (line.type === 'end') return [{ ...line, school, madeAt: line.digest }]
    return line.type === 'checkpoint' ? [line] : []
  })
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
