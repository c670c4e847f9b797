import { type PolicySection, sectionHeading } from './types'

const HEADING = /^(#{2,5})(?:\s+(.*?))?\s*$/
const NUMBERED =
  /^((?:appendix|annexe?|schedule)\s+(?:\d{1,2}|[a-z]|[ivx]{1,4})(?![\p{L}\p{N}])|\d{1,2}(?:\.\d{1,2})*)[.:)]?(?:\s+(.*))?$/iu

/** Sections as one plain text: `## 1. Title` above each, `###` for a section within a section. */
export const markSections = (sections: readonly PolicySection[]): string =>
  sections
    .map((section, index) => {
      const body = section.text.replace(/^(\\*#)/gm, '\\$1').trim()
      const bare = index === 0 && section.title === '' && section.number === null
      const heading = `${'#'.repeat(section.level + 1)} ${sectionHeading(section)}`.trimEnd()
      return bare ? body : body === '' ? heading : `${heading}\n\n${body}`
    })
    .join('\n\n')

/** Reads such a text back; what stands before the first heading is a section without one. */
export function readMarkedSections(marked: string): PolicySection[] {
  const sections: (Omit<PolicySection, 'text'> & { lines: string[] })[] = []
  for (const line of marked.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = HEADING.exec(line)
    if (heading) sections.push({ ...readHeading(heading[2] ?? ''), level: (heading[1] ?? '##').length - 1, lines: [] })
    else {
      if (sections.length === 0) sections.push({ number: null, title: '', level: 1, lines: [] })
      sections.at(-1)?.lines.push(line.replace(/^\\(\\*#)/, '$1').trimEnd())
    }
  }
  return sections
    .map(({ lines, ...section }) => ({ ...section, text: lines.join('\n').trim() }))
    .filter((section, index) => index > 0 || section.title !== '' || section.number !== null || section.text !== '')
}

function readHeading(words: string): { number: string | null; title: string } {
  const numbered = NUMBERED.exec(words)
  if (!numbered?.[1]) return { number: null, title: words }
  const number = numbered[1]
  return { number, title: numbered[2] ?? (/^\d/.test(number) ? '' : number) }
}
