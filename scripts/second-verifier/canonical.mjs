import { createHash } from 'node:crypto'

/** What a file fails by; `sequence` is the entry it was found at, 0 for the header. */
export class Refusal extends Error {
  constructor(sequence, message) {
    super(message)
    this.sequence = sequence
  }
}

/** A parsed JSON value as RFC 8785 writes it; throws on what has no canonical form. */
export function canonical(value) {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number is too large for JSON.')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  // The default order of sort() is by UTF-16 code units, which is the one asked for.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonical(value[key])}`)
  return `{${members.join(',')}}`
}

function canonicalString(text) {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('A text holds half a character.')
  return JSON.stringify(text)
}

/** The value of a text that is its own canonical form. */
export function parseCanonical(text, sequence, what) {
  let again
  let value
  try {
    value = JSON.parse(text)
    again = canonical(value)
  } catch {
    throw new Refusal(sequence, `${what} is not JSON with a canonical form.`)
  }
  if (again !== text) throw new Refusal(sequence, `${what} is not in canonical form.`)
  return value
}

export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Refuses an object with other keys than these. */
export function wantKeys(value, keys, sequence, what) {
  if (!isObject(value)) throw new Refusal(sequence, `${what} is not an object.`)
  const found = Object.keys(value).sort().join(' ')
  const wanted = [...keys].sort().join(' ')
  if (found !== wanted) throw new Refusal(sequence, `${what} has the keys “${found}” and not “${wanted}”.`)
}

export function isHash(value) {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

export function isIdentifier(value) {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

/** Whether a text is an instant as the page spells it, with milliseconds; the calendar has to have the day. */
export function isTime(value) {
  return typeof value === 'string' && value.length === 24 && new Date(value).toJSON() === value
}

export function sha256(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

export const zeros = '0'.repeat(64)
