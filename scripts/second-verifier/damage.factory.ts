import { digestOf, type ExportLine, lineText } from '@/lib/signing/chain-export'
import { signCheckpoint } from '@/lib/signing/checkpoint'
import { canonicalJson, entryHash, GENESIS, sectionHash } from '@/lib/signing/hash-chain'

export type Keys = { publicKey: string; privateKey: string }
type Json = Record<string, unknown>
type Random = () => number

/** Numbers from 0 to below 1, the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

const one = <T>(random: Random, from: readonly T[]) => from[Math.floor(random() * from.length)] as T

export const linesOf = (text: string) => text.trimEnd().split('\n')
const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as Json)
const asText = (lines: Json[]) => lines.map((line) => lineText(line as ExportLine)).join('')

/** What somebody writes who has the school's key and means to hide it: a last line that fits whatever stands before it. */
export function endedAnew(before: string, keys: Keys, school: string): string {
  const digest = digestOf()
  digest.add(before)
  const entries = parsed(linesOf(before)).filter((line) => line.type === 'entry')
  const head = { sequence: entries.length, hash: String(entries.at(-1)?.hash ?? GENESIS) }
  const madeAt = digest.end()
  const { signature } = signCheckpoint({ school, ...head, madeAt, publicKey: keys.publicKey }, keys.privateKey)
  return `${before}${lineText({ type: 'end', ...head, digest: madeAt, signature, publicKey: keys.publicKey })}`
}

/** Hashes and links of all entries computed anew, and the checkpoints signed anew or, as a careful forger would, left out. */
export function recomputed(lines: Json[], keys: Keys, checkpoints: 'signed anew' | 'left out'): Json[] {
  const hashes = [GENESIS]
  return lines.flatMap((line) => {
    if (line.type === 'entry') {
      const previousHash = hashes.at(-1) ?? GENESIS
      hashes.push(entryHash(previousHash, String(line.envelope)))
      return [{ ...line, previousHash, hash: hashes.at(-1) }]
    }
    if (line.type !== 'checkpoint') return [line]
    if (checkpoints === 'left out') return []
    const { school, sequence, madeAt } = line as { school: string; sequence: number; madeAt: string }
    const head = { school, sequence, hash: hashes[sequence] ?? GENESIS, madeAt, publicKey: keys.publicKey }
    return [{ type: 'checkpoint', ...signCheckpoint(head, keys.privateKey) }]
  })
}

const CLUMSY: Record<string, (random: Random, text: string) => string | Buffer> = {
  'a byte changed': (random, text) => {
    const bytes = Buffer.from(text)
    const at = Math.floor(random() * bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    return bytes
  },
  'a byte put in': (random, text) => {
    const bytes = Buffer.from(text)
    const at = Math.floor(random() * bytes.length)
    return Buffer.concat([bytes.subarray(0, at), Buffer.of(Math.floor(random() * 256)), bytes.subarray(at)])
  },
  'cut off': (random, text) => text.slice(0, Math.floor(random() * text.length)),
  'a line dropped': (random, text) => {
    const lines = linesOf(text)
    lines.splice(Math.floor(random() * lines.length), 1)
    return `${lines.join('\n')}\n`
  },
}

/** Changes of the lines before the last, which is then written anew to fit. */
const SKILLED: Record<string, (random: Random, lines: Json[], keys: Keys) => Json[]> = {
  'a line dropped': (random, lines) => lines.toSpliced(Math.floor(random() * lines.length), 1),
  'a line repeated': (random, lines) => {
    const at = Math.floor(random() * lines.length)
    return lines.toSpliced(at, 0, lines[at] ?? {})
  },
  'two lines swapped': (random, lines) => {
    const [a, b] = [0, 0].map(() => Math.floor(random() * lines.length)) as [number, number]
    return lines.with(a, lines[b] ?? {}).with(b, lines[a] ?? {})
  },
  'a value changed': (random, lines) => changedAnywhere(random, lines),
  'an envelope changed and the chain recomputed': (random, lines, keys) =>
    recomputed(
      inEntry(random, lines, (entry) => ({ ...entry, envelope: changedText(random, String(entry.envelope)) })),
      keys,
      one(random, ['signed anew', 'left out'] as const),
    ),
  'a section changed and hashed anew': (random, lines, keys) =>
    recomputed(
      inEntry(random, lines, (entry) => forgedSection(random, entry)),
      keys,
      one(random, ['signed anew', 'left out'] as const),
    ),
  'a section gone': (random, lines) =>
    inEntry(random, lines, (entry) => {
      const sections = entry.sections as Json[]
      return { ...entry, sections: sections.toSpliced(Math.floor(random() * sections.length), 1) }
    }),
  'an erasure gone and the chain recomputed': (_random, lines, keys) => {
    let sequence = 0
    const kept = lines
      .filter((line) => line.type !== 'entry' || !String(line.envelope).includes('"kind":"erasure"'))
      .map((line) => {
        if (line.type !== 'entry') return line
        sequence += 1
        return { ...line, envelope: canonicalJson({ ...JSON.parse(String(line.envelope)), sequence }) }
      })
    return recomputed(kept, keys, 'left out')
  },
}

export const KINDS = [
  ...Object.keys(CLUMSY).map((kind) => `clumsily: ${kind}`),
  ...Object.keys(SKILLED).map((kind) => `skilfully: ${kind}`),
]

/** An export with one damage of a kind, the same for the same seed. */
export function damaged(text: string, kind: string, seed: number, keys: Keys, school: string): string | Buffer {
  const random = seeded(seed)
  const [how, what = ''] = kind.split(': ')
  if (how === 'clumsily') return CLUMSY[what]?.(random, text) ?? text
  const lines = parsed(linesOf(text)).slice(0, -1)
  return endedAnew(asText(SKILLED[what]?.(random, lines, keys) ?? lines), keys, school)
}

function inEntry(random: Random, lines: Json[], change: (entry: Json) => Json): Json[] {
  const places = [...lines.keys()].filter((at) => lines[at]?.type === 'entry')
  if (places.length === 0) return lines
  const at = one(random, places)
  return lines.with(at, change(lines[at] ?? {}))
}

function changedAnywhere(random: Random, lines: Json[]): Json[] {
  const at = Math.floor(random() * lines.length)
  return lines.with(at, changed(random, lines[at] ?? {}) as Json)
}

const changedText = (random: Random, text: string): string => {
  if (random() < 0.15) return text.replace(':', ': ')
  return canonicalJson(changed(random, JSON.parse(text)))
}

function forgedSection(random: Random, entry: Json): Json {
  const sections = entry.sections as { name: string; salt: string; content: string }[]
  if (sections.length === 0) return entry
  const at = Math.floor(random() * sections.length)
  const { name, salt, content } = sections[at] ?? { name: '', salt: '', content: '{}' }
  const forged = { name, salt, content: changedText(random, content) }
  const envelope = JSON.parse(String(entry.envelope)) as { sections: Json }
  envelope.sections[name] = sectionHash(salt, forged.content)
  return { ...entry, envelope: canonicalJson(envelope), sections: sections.with(at, forged as never) }
}

/** A JSON value with one thing in it other than it was: a value, a key more, or a key less. */
function changed(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.2) return [...value, one(random, [null, 1, 'x', {}])]
    const at = Math.floor(random() * value.length)
    return random() < 0.2 ? value.toSpliced(at, 1) : value.with(at, changed(random, value[at]))
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value)
    const key = one(random, keys)
    if (keys.length === 0 || random() < 0.1)
      return { ...value, [one(random, ['more', 'erases', '1'])]: one(random, [[], 1, null]) }
    if (random() < 0.15) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    return { ...value, [key]: changed(random, (value as Json)[key]) }
  }
  if (typeof value === 'number') return one(random, [value + 1, value - 1, 0, 0.5, -1, String(value)])
  if (typeof value === 'string' && value !== '') {
    const at = Math.floor(random() * value.length)
    return one(random, [
      value.toUpperCase(),
      `${value} `,
      value.slice(1),
      `${value.slice(0, at)}0${value.slice(at + 1)}`,
      '',
      null,
    ])
  }
  return one(random, [true, false, null, 0, [], {}, 'é'])
}
