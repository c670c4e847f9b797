import { createHash, verify, X509Certificate } from 'node:crypto'

/** What a seal says of itself once it was found to hold. */
export type CheckedSeal = {
  certificate: X509Certificate
  from: number
  until: number
  timestamps: number
  whole: boolean
}

type Node = { tag: number; all: Buffer; content: Buffer; parts(): Node[] }

/** One value of DER and where the next begins. */
function nodeAt(bytes: Buffer, at: number): { node: Node; next: number } {
  const tag = bytes.readUInt8(at)
  let length = bytes.readUInt8(at + 1)
  let from = at + 2
  if (length > 0x80) {
    const digits = length - 0x80
    length = bytes.readUIntBE(from, digits)
    from += digits
  }
  const next = from + length
  if (next > bytes.length) throw new Error('A value is cut short.')
  const content = bytes.subarray(from, next)
  return { node: { tag, all: bytes.subarray(at, next), content, parts: () => nodesOf(content) }, next }
}

function nodesOf(bytes: Buffer): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < bytes.length; ) {
    const { node, next } = nodeAt(bytes, at)
    nodes.push(node)
    at = next
  }
  return nodes
}

const oid = (hex: string) => Buffer.from(hex, 'hex')
const MESSAGE_DIGEST = oid('06092a864886f70d010904')
const TIMESTAMP = oid('060b2a864886f70d010910020e')

function need<T>(value: T | undefined | null | false, what: string): T {
  if (!value) throw new Error(`The seal does not hold: ${what}.`)
  return value
}

/**
 * Checks the seal of a copy from the bytes of the file alone, with none of the sealing library's code; throws when it does
 * not hold. Whether anybody trusts the certificate is another question.
 */
export function checkSeal(file: Uint8Array): CheckedSeal {
  const bytes = Buffer.from(file)
  const text = bytes.toString('latin1')
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  const [start, first, second, rest] = need(ranges.length === 1 && ranges[0], 'there is not one of it')
    .slice(1)
    .map(Number) as [number, number, number, number]
  need(start === 0 && second > first && second + rest <= bytes.length, 'it covers another part of the file')
  const hex = need(/^<([0-9a-fA-F]+)>$/.exec(text.slice(first, second))?.[1], 'something else stands between')
  const signed = Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + rest)])
  const message = nodeAt(Buffer.from(hex, 'hex'), 0).node
  const data = need(message.parts()[1]?.parts()[0], 'it is empty').parts()
  const certificates = need(
    data.find(({ tag }) => tag === 0xa0),
    'it has no certificate',
  )
    .parts()
    .map(({ all }) => new X509Certificate(all))
  const info = need(data.at(-1)?.parts()[0], 'nobody signed it').parts()
  const attributes = need(
    info.find(({ tag }) => tag === 0xa0),
    'it names no hash',
  )
  const digest = attributes
    .parts()
    .map((one) => one.parts())
    .find(([type]) => type?.all.equals(MESSAGE_DIGEST))?.[1]
    ?.parts()[0]?.content
  need(digest?.equals(createHash('sha256').update(signed).digest()), 'the file has changed')
  const asSet = Buffer.from(attributes.all)
  asSet[0] = 0x31
  const signature = need(
    info.find(({ tag }) => tag === 0x04),
    'it has no signature',
  ).content
  const certificate = need(
    certificates.find((one) => verify('sha256', asSet, one.publicKey, signature)),
    'its signature is another’s',
  )
  const unsigned = info.find(({ tag }) => tag === 0xa1)?.parts() ?? []
  const timestamps = unsigned.filter((one) => one.parts()[0]?.all.equals(TIMESTAMP)).length
  return { certificate, from: first, until: second, timestamps, whole: second + rest === bytes.length }
}
