import { canonicalJson, sectionHash } from '@/lib/signing/hash-chain'

type Json = Record<string, unknown>
type Envelope = Json & { sections: Json; erases?: Json[] }
type Section = { name: string; salt: string; content: string }
type Change = (envelope: Envelope, sections: Section[]) => { envelope?: unknown; sections?: unknown } | undefined

/** The lines with the entry at a place changed; what hashes the entries and signs the end comes after. */
const at =
  (sequence: number, change: Change) =>
  (lines: Json[]): Json[] => {
    const entry = lines[sequence] ?? {}
    const envelope = JSON.parse(String(entry.envelope)) as Envelope
    const { envelope: written = envelope, sections = entry.sections } =
      change(envelope, entry.sections as Section[]) ?? {}
    return lines.with(sequence, {
      ...entry,
      envelope: typeof written === 'string' ? written : canonicalJson(written),
      sections,
    })
  }

const lineChanged = (type: string, change: (line: Json) => Json) => (lines: Json[]) =>
  lines.map((line) => (line.type === type ? change(line) : line))

/** A section rewritten by whoever can hash it anew, so that only its form tells. */
const sectionAs =
  (content: (text: string) => string): Change =>
  (envelope, sections) => {
    const [first, ...rest] = sections
    if (!first) throw new Error('The entry has no section left.')
    const forged = { ...first, content: content(first.content) }
    envelope.sections[forged.name] = sectionHash(forged.salt, forged.content)
    return { envelope, sections: [forged, ...rest] }
  }

/**
 * What somebody with every key could write that hashes and signatures do not give away, and the page forbids. The chain
 * has four responses, of which 1 and 2 have lost their network, and one erasure as its entry 5.
 */
export const FORGERIES: Record<string, (lines: Json[]) => Json[]> = {
  'a checkpoint between the entries': (lines) => {
    const place = lines.findIndex((line) => line.type === 'checkpoint' && line.sequence === 4)
    return lines.toSpliced(place, 1).toSpliced(5, 0, lines[place] ?? {})
  },
  'a checkpoint before the first entry': (lines) => {
    const place = lines.findIndex((line) => line.type === 'checkpoint' && line.sequence === 0)
    return lines.toSpliced(place, 1).toSpliced(1, 0, lines[place] ?? {})
  },
  'two headers': (lines) => [lines[0] ?? {}, ...lines],
  'a header of another format': lineChanged('header', (line) => ({ ...line, format: 2 })),
  'a header with a key more': lineChanged('header', (line) => ({ ...line, note: 'x' })),
  'a header with another spelling of the time': lineChanged('header', (line) => ({
    ...line,
    exportedAt: String(line.exportedAt).replace(/\.\d+Z/, 'Z'),
  })),
  'a header of a day that no calendar has': lineChanged('header', (line) => ({
    ...line,
    exportedAt: '2026-02-30T00:00:00.000Z',
  })),
  'an entry with a key more': lineChanged('entry', (line) => ({ ...line, note: 'x' })),
  'an envelope of another format': at(4, (envelope) => ({ envelope: { ...envelope, format: 2 } })),
  'an envelope of another school': at(4, (envelope) => ({
    envelope: { ...envelope, school: '0190a000-0000-7000-8000-0000000000aa' },
  })),
  'an envelope with another sequence': at(4, (envelope) => ({ envelope: { ...envelope, sequence: 5 } })),
  'an envelope without sections': at(5, ({ sections: _, ...envelope }) => ({ envelope })),
  'an envelope with a list of sections': at(5, (envelope) => ({ envelope: { ...envelope, sections: [] } })),
  'an envelope with a space': at(4, (envelope) => ({ envelope: canonicalJson(envelope).replace(':', ': ') })),
  'an envelope with its keys in another order': at(4, (envelope) => ({
    envelope: JSON.stringify(Object.fromEntries(Object.entries(envelope).reverse())),
  })),
  'an envelope with a key twice': at(4, (envelope) => ({
    envelope: canonicalJson(envelope).replace('"audience"', '"audience":"staff","audience"'),
  })),
  'an envelope that is no object': at(5, () => ({ envelope: 'null' })),
  'a section that nobody named': at(4, (envelope, sections) => ({
    envelope: { ...envelope, sections: {} },
    sections: sections.slice(0, 1),
  })),
  'a section of a name that is not one': at(4, (envelope, [first, ...rest]) => {
    const { identity: hash, ...others } = envelope.sections
    const named = [first, ...rest].map((each) => (each?.name === 'identity' ? { ...each, name: 'person' } : each))
    return { envelope: { ...envelope, sections: { ...others, person: hash } }, sections: named }
  }),
  'a section twice': at(4, (_envelope, sections) => ({ sections: [...sections, ...sections.slice(0, 1)] })),
  'a section with a space': at(
    4,
    sectionAs((text) => text.replace(':', ': ')),
  ),
  'a section that is a list': at(
    4,
    sectionAs((text) => `[${text}]`),
  ),
  'a section that is no JSON': at(
    4,
    sectionAs(() => 'a name'),
  ),
  'a section gone without an erasure': at(4, (_envelope, sections) => ({ sections: sections.slice(1) })),
  'an erasure that does not list what is gone': at(5, (envelope) => ({
    envelope: { ...envelope, erases: envelope.erases?.slice(1) },
  })),
  'an erasure of another section': at(5, (envelope) => ({
    envelope: { ...envelope, erases: envelope.erases?.map((each) => ({ ...each, section: 'act' })) },
  })),
  'an erasure that also lists itself': at(5, (envelope) => ({
    envelope: { ...envelope, erases: [...(envelope.erases ?? []), { sequence: 5, section: 'act' }] },
  })),
  'an erasure of its own section': at(5, (envelope) => ({
    envelope: {
      ...envelope,
      sections: { act: 'f'.repeat(64) },
      erases: [...(envelope.erases ?? []), { sequence: 5, section: 'act' }],
    },
  })),
  'an erasure that lists with a key more': at(5, (envelope) => ({
    envelope: { ...envelope, erases: envelope.erases?.map((each) => ({ ...each, why: 'x' })) },
  })),
  'an erasure whose list is none': at(5, (envelope) => ({ envelope: { ...envelope, erases: 'everything' } })),
  'a response that erases': at(5, (envelope) => ({ envelope: { ...envelope, kind: 'response' } })),
}
