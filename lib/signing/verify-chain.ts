import { z } from 'zod'
import { type Checkpoint, checkpointHolds } from './checkpoint'
import { canonicalJson, entryHash, GENESIS, sectionHash } from './hash-chain'
import type { Envelope, ErasureEnvelope, SectionName } from './types'

export type StoredEntry = {
  envelope: string
  previousHash: string
  hash: string
  sections: { name: SectionName; salt: string; content: string }[]
}

/** The first thing that does not fit; `sequence` is null when it lies outside the entries. */
export type ChainFault = { sequence: number | null; what: string }
export type ChainReport = {
  ok: boolean
  school: string | null
  entries: number
  hash: string
  /** Sections that an erasure removed: the entry still verifies. */
  erased: number
  checkpoints: number
  fault: ChainFault | null
}

class Fault extends Error {}

/** Reads a chain from its first entry on and recomputes everything; stops at the first entry that does not fit. */
export function chainVerifier(school: string | null) {
  const report: ChainReport = { ok: true, school, entries: 0, hash: GENESIS, erased: 0, checkpoints: 0, fault: null }
  const missing = new Map<string, number>()
  const hashes = new Map<number, string>([[0, GENESIS]])

  const fail = (sequence: number | null, what: string) => {
    if (!report.fault) Object.assign(report, { ok: false, fault: { sequence, what } })
  }

  function check(entry: StoredEntry, sequence: number): void {
    const envelope = parse(entry.envelope)
    if (canonicalJson(envelope) !== entry.envelope) throw new Fault('the envelope is not in canonical form')
    if (envelope.format !== 1 || !isObject(envelope.sections)) throw new Fault('the envelope is not of format 1')
    if (envelope.sequence !== sequence) throw new Fault(`the envelope says it is entry ${envelope.sequence}`)
    report.school ??= envelope.school
    if (envelope.school !== report.school) throw new Fault('the envelope belongs to another school')
    if (entry.previousHash !== report.hash) throw new Fault('the previous hash is not that of the entry before')
    if (entryHash(report.hash, entry.envelope) !== entry.hash) throw new Fault('the hash is not that of the envelope')
    for (const section of entry.sections) {
      const expected = (envelope.sections as Envelope['sections'])[section.name]
      if (!expected) throw new Fault(`the envelope knows no ${section.name} section`)
      if (sectionHash(section.salt, section.content) !== expected || !/^[0-9a-f]{64}$/.test(section.salt)) {
        throw new Fault(`the ${section.name} section is not the one that was hashed`)
      }
      const content: unknown = JSON.parse(section.content)
      if (!isObject(content) || canonicalJson(content) !== section.content) {
        throw new Fault(`the ${section.name} section is not in canonical form`)
      }
    }
    const kept = new Set(entry.sections.map((section) => section.name))
    if (kept.size !== entry.sections.length) throw new Fault('a section stands twice')
    for (const name of Object.keys(envelope.sections)) {
      if (!kept.has(name as SectionName)) missing.set(`${sequence} ${name}`, sequence)
    }
    if ('erases' in envelope) {
      if (envelope.kind !== 'erasure') throw new Fault('the envelope erases and is no erasure')
      for (const { sequence: earlier, section } of Erases.parse(envelope.erases)) {
        if (earlier >= sequence) throw new Fault('the envelope erases what does not stand before it')
        if (missing.delete(`${earlier} ${section}`)) report.erased += 1
      }
    }
  }

  return {
    report,
    /** The hash the chain had at a sequence, for an earlier checkpoint; undefined where it does not reach. */
    hashAt: (sequence: number) => hashes.get(sequence),
    fail,
    add(entry: StoredEntry) {
      if (report.fault) return
      const sequence = report.entries + 1
      try {
        check(entry, sequence)
        report.entries = sequence
        report.hash = entry.hash
        hashes.set(sequence, entry.hash)
      } catch (error) {
        fail(sequence, error instanceof Fault ? error.message : 'the envelope cannot be read')
      }
    },
    /** After the last entry: a section may be gone only where an erasure says so. */
    end() {
      const [gone] = [...missing].sort((a, b) => a[1] - b[1])
      if (gone) fail(gone[1], `the ${gone[0].split(' ')[1]} section is gone and no erasure says so`)
      return report
    },
    /** Holds a signed head, ours or one kept outside, against the chain. */
    addCheckpoint(checkpoint: Checkpoint) {
      if (report.fault) return
      if (!checkpointHolds(checkpoint)) return fail(checkpoint.sequence, 'the signature of a checkpoint does not hold')
      if (report.school && checkpoint.school !== report.school)
        return fail(null, 'a checkpoint belongs to another school')
      if (checkpoint.sequence > report.entries) {
        return fail(report.entries + 1, `the chain was cut short: a checkpoint knows ${checkpoint.sequence} entries`)
      }
      if (hashes.get(checkpoint.sequence) !== checkpoint.hash) {
        return fail(checkpoint.sequence, 'the chain was recomputed: a checkpoint knows another hash here')
      }
      report.checkpoints += 1
    },
  }
}

const Erases = z.array(z.strictObject({ sequence: z.number().int().min(1), section: z.string() }))

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string) => JSON.parse(text) as Envelope | ErasureEnvelope
