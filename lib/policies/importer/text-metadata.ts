import { findDate } from '@/lib/policies/importer/dates'
import type { PolicyMetadata, PolicySection } from '@/lib/policies/types'

/** Takes from plain sentences what no table of the document says: who approves it, when, and whom it covers. */
export function fillFromSentences(metadata: PolicyMetadata, sections: PolicySection[]): void {
  const sentences = sections.flatMap((section) => section.text.split(/(?<=[.!?])\s+|\n+/))
  for (const sentence of sentences) {
    metadata.approvedBy ??= approverIn(sentence)
    if (
      /\b(?:approved|ratified|adopted)\b/i.test(sentence) &&
      /\b(?:policy|board|governors|governing)\b/i.test(sentence)
    ) {
      metadata.approvedOn ??= findDate(sentence)?.date ?? null
    }
    if (/\bnext review\b|\bwill (?:next )?be reviewed (?:in|by|on)\b/i.test(sentence)) {
      metadata.nextReviewOn ??= findDate(sentence)?.date ?? null
    }
  }
  for (const sentence of sentences) metadata.appliesTo ??= coveredIn(sentence)
}

function approverIn(sentence: string): string | null {
  const match =
    /^(?:the |our )?([\p{L}’' -]{3,60}?) (?:is|are) responsible for (?:approving|ratifying) (?:this|the) policy/iu.exec(
      sentence,
    ) ??
    /\b(?:policy|document) (?:has been|was|is|will be) (?:approved|ratified|adopted) by (?:the |our )?([\p{L}’' -]{3,60}?)(?= (?:on|in|at|every|and)\b|[.,;]|$)/iu.exec(
      sentence,
    )
  const name = match?.[1]?.trim()
  return name ? `${name[0]?.toUpperCase()}${name.slice(1)}` : null
}

function coveredIn(sentence: string): string | null {
  const match =
    /\bthis policy (?:covers|applies to|is for)\s+([^.]{3,300})/i.exec(sentence) ??
    /^(all (?:members of |)[^.;,]{3,100}?) (?:are required to|must|should) comply with [^.]{0,60}\bpolicy\b/i.exec(
      sentence,
    )
  return match?.[1]?.trim() ?? null
}
