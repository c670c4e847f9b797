import { createHash } from 'node:crypto'
import {
  isHash,
  isIdentifier,
  isObject,
  isTime,
  parseCanonical,
  Refusal,
  sha256,
  wantKeys,
  zeros,
} from './canonical.mjs'
import { checkSignature, lineKeys } from './signed-head.mjs'

const order = Object.keys(lineKeys)
const sectionNames = ['identity', 'act', 'network']

/**
 * Follows an export line by line: `take` each line with its line feed as bytes, then ask for `finish`.
 * `kept` are the signed heads from outside.
 */
export function follow(kept) {
  const bytes = createHash('sha256')
  const missing = new Map()
  const hashes = [zeros]
  let stage = -1
  let school = null

  function take(line) {
    const at = hashes.length
    const text = decode(line, at)
    const value = parseCanonical(text, at, 'A line')
    const kind = order.indexOf(value?.type)
    const next = stage === -1 ? kind === 0 : stage < 3 && kind >= Math.max(stage, 1)
    if (!next) throw new Refusal(at, 'A line stands where it does not belong.')
    stage = kind
    if (kind === 0) school = header(value)
    if (kind === 1) hashes.push(entry(value, at, school, hashes[at - 1], missing))
    if (kind === 2) {
      wantKeys(value, lineKeys.checkpoint, at, 'A checkpoint')
      if (!isTime(value.madeAt)) throw new Refusal(at, 'A checkpoint was made at no time.')
      againstChain(value, 'a checkpoint of the file')
    }
    if (kind === 3) end(value, bytes.copy().digest('hex'))
    bytes.update(line)
  }

  function againstChain(head, what) {
    const place = head?.sequence
    checkSignature(head, place, what)
    if (head.school !== school) throw new Refusal(place, `${what} is another school’s.`)
    if (place >= hashes.length) throw new Refusal(place, `${what} is of a longer chain: this one was cut short.`)
    if (hashes[place] !== head.hash) throw new Refusal(place, `${what} has another hash: the chain was recomputed.`)
  }

  function end(value, digest) {
    const last = hashes.length - 1
    wantKeys(value, lineKeys.end, last, 'The end')
    if (value.sequence !== last || value.hash !== hashes[last])
      throw new Refusal(last, 'The end is not that of this chain.')
    if (value.digest !== digest) throw new Refusal(last, 'The digest is not that of the bytes before it.')
    checkSignature({ ...value, school, madeAt: digest }, last, 'the end')
  }

  function finish() {
    const last = hashes.length - 1
    if (stage !== 3) throw new Refusal(last, 'The file has no end line.')
    for (const head of kept) againstChain(head, 'a checkpoint kept outside')
    const [lost] = missing.values()
    if (lost) throw new Refusal(lost, 'A section is missing and no erasure says why.')
    return { school, entries: last, head: hashes[last], checkpoints: kept.length }
  }

  return { take, finish }
}

function decode(line, at) {
  if (line.at(-1) !== 10) throw new Refusal(at, 'The last line has no line feed.')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line.subarray(0, -1))
  } catch {
    throw new Refusal(at, 'A line is not UTF-8.')
  }
}

function header(value) {
  wantKeys(value, lineKeys.header, 0, 'The header')
  wantKeys(value.school, ['id', 'name', 'urn'], 0, 'The school of the header')
  if (value.format !== 1) throw new Refusal(0, 'The format is not 1.')
  const { id, name, urn } = value.school
  if (!isIdentifier(id) || typeof name !== 'string' || typeof urn !== 'string')
    throw new Refusal(0, 'The school of the header is not written as one.')
  if (!isTime(value.exportedAt)) throw new Refusal(0, 'The file was written at no time.')
  return id
}

/** The hash of a sound entry; notes in `missing` which sections it lacks and which it accounts for. */
function entry(value, at, school, previous, missing) {
  wantKeys(value, lineKeys.entry, at, 'An entry')
  if (typeof value.envelope !== 'string') throw new Refusal(at, 'The envelope is not a text.')
  const envelope = parseCanonical(value.envelope, at, 'The envelope')
  if (!isObject(envelope) || !isObject(envelope.sections)) throw new Refusal(at, 'The envelope names no sections.')
  if (envelope.format !== 1) throw new Refusal(at, 'The envelope is not of format 1.')
  if (envelope.sequence !== at) throw new Refusal(at, 'The envelope has another sequence.')
  if (envelope.school !== school) throw new Refusal(at, 'The envelope is another school’s.')
  if (value.previousHash !== previous) throw new Refusal(at, 'The hash of the entry before is another.')
  if (value.hash !== sha256(Buffer.from(previous, 'hex'), value.envelope))
    throw new Refusal(at, 'The hash is not that of the envelope.')
  const there = sections(value.sections, envelope.sections, at)
  if (Object.hasOwn(envelope, 'erases')) erasure(envelope, at, missing)
  for (const name of Object.keys(envelope.sections)) {
    if (!there.has(name)) missing.set(`${at} ${name}`, at)
  }
  return value.hash
}

function sections(list, named, at) {
  const there = new Set()
  if (!Array.isArray(list)) throw new Refusal(at, 'The sections are not a list.')
  for (const section of list) {
    wantKeys(section, ['name', 'salt', 'content'], at, 'A section')
    const { name, salt, content } = section
    if (!sectionNames.includes(name) || !Object.hasOwn(named, name) || there.has(name))
      throw new Refusal(at, 'A section is not named in the envelope, or stands twice.')
    if (!isHash(salt)) throw new Refusal(at, `The salt of ${name} is not 32 bytes.`)
    if (typeof content !== 'string' || !isObject(parseCanonical(content, at, `The section ${name}`)))
      throw new Refusal(at, `The section ${name} is not an object.`)
    if (sha256(Buffer.from(salt, 'hex'), content) !== named[name])
      throw new Refusal(at, `The section ${name} was changed.`)
    there.add(name)
  }
  return there
}

function erasure(envelope, at, missing) {
  if (envelope.kind !== 'erasure' || !Array.isArray(envelope.erases))
    throw new Refusal(at, 'An entry erases without being an erasure.')
  for (const erased of envelope.erases) {
    wantKeys(erased, ['sequence', 'section'], at, 'What an erasure lists')
    const { sequence, section } = erased
    if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence >= at || typeof section !== 'string')
      throw new Refusal(at, 'An erasure lists an entry that is not before it.')
    missing.delete(`${sequence} ${section}`)
  }
}
