import type { ParsedPolicy } from '@/lib/policies/types'

/** The parsed draft as the command line prints it: audiences and kinds hyphenated, months without a day as `YYYY-MM`. */
export function toJson(parsed: ParsedPolicy) {
  return {
    title: parsed.title,
    metadata: parsed.metadata,
    sections: parsed.sections.map(({ number, title, level, text }) => ({ number, title, level, text })),
    agreements: parsed.agreements.map(({ audience, title, leadIn, clauses, parentDeclaration, signatures }) => ({
      audience: hyphenated(audience),
      title,
      leadIn: { will: leadIn.will, 'will-not': leadIn.will_not, understand: leadIn.understand },
      clauses: clauses.map(({ kind, text }) => ({ kind: hyphenated(kind), text })),
      parentDeclaration,
      signatures,
    })),
    warnings: parsed.warnings.map(({ kind, text, where }) => ({ kind: hyphenated(kind), text, where })),
  }
}

const hyphenated = (name: string) => name.replaceAll('_', '-')
