import { withoutPledge } from '@/lib/policies/importer/form-lines'
import { bare, readLines } from '@/lib/policies/importer/lines'
import type { ParsedPolicy } from '@/lib/policies/types'

/** The lines of a source whose words stand nowhere in what was read from it; a right import has none. */
export function missingLines(source: string, parsed: ParsedPolicy): string[] {
  const texts = allText(parsed)
  const whole = new Set(texts.flatMap((text) => text.split('\n')).map(bare))
  const kept = ` ${bare(texts.join('\n'))} `
  return readLines(source)
    .flatMap((line) => line.text.split(/\t|(?<=^[^:]{0,60}:)\s/))
    .map((text) => text.trim())
    .filter((text) => {
      const stands = (words: string) => words === '' || whole.has(words) || kept.includes(` ${words} `)
      // A point that reads on from a lead-in has lost its own "I will".
      return !stands(bare(text)) && !stands(bare(withoutPledge(text)))
    })
}

function allText(parsed: ParsedPolicy): string[] {
  return [
    parsed.title,
    ...parsed.setAside.map(({ text }) => text),
    ...parsed.sections.flatMap(({ number, title, text }) => [number ?? '', title, text]),
    ...parsed.agreements.flatMap((agreement) => [
      agreement.title,
      ...Object.values(agreement.leadIn),
      ...agreement.clauses.map(({ text }) => text),
      ...agreement.formLines,
      agreement.parentDeclaration ?? '',
    ]),
  ]
}
