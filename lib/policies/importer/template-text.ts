import { bare } from '@/lib/policies/importer/lines'
import { label } from '@/lib/policies/importer/review-cycle'
import type { PolicySection, PolicyWarning } from '@/lib/policies/types'

const ADVICE: RegExp[] = [
  /\b(?:adapt|amend|edit|change|tailor|customi[sz]e) (?:the |this |these |your )?[^.]{0,40}\b(?:as (?:necessary|appropriate|needed|required|applicable)|to (?:suit|reflect|fit) (?:your|the needs of your|local))/i,
  /\byou (?:may|might|could|can|should) (?:also )?(?:wish|want|like|choose|need) to (?:include|add|insert|consider|adapt|amend|set out|explain|specify|mention|refer)/i,
  /\byou (?:may|might|could) (?:also )?(?:include|insert|add)\b/i,
  /^if you (?:use|have|do not|don[’']t|allow|provide)\b[^.]{0,60}\b(?:be aware|include|insert|add|delete|remove|explain)\b/i,
  /\b(?:delete|strike out|omit|remove) (?:this |these |if |where )?(?:as |if |section )?(?:appropriate|applicable|not applicable|needed)/i,
  /\b(?:insert|enter|type|add) (?:the |your )?(?:name|school|date|details|job title|logo|here)\b/i,
  /\b(?:lorem ipsum|x{3,}|name of school|school name here|your school[’']?s? name)\b/i,
  /<\s*(?:insert|name|school|date|enter|add)[^>]*>/i,
]

/** Points out text that a model policy leaves for its user: advice to the writer, and words in square brackets. */
export function findTemplateText(sections: PolicySection[]): PolicyWarning[] {
  const titles = new Set(sections.map((section) => bare(section.title)))
  return sections.flatMap((section) => {
    const warnings: PolicyWarning[] = []
    const where = label(section)
    const advice = section.text
      .split(/(?<=[.!?])\s+|\n+/)
      .filter((sentence) => ADVICE.some((pattern) => pattern.test(sentence.replace(/\[[^\][]{0,500}\]/g, ''))))
    for (const sentence of advice) {
      warnings.push({
        kind: 'template_text',
        text: `“${short(sentence.replace(/^- /, ''))}” reads like advice to whoever fills in a model policy, left in by mistake.`,
        where,
      })
    }
    const brackets = [...`${section.title}\n${section.text}`.matchAll(/\[([^\][\n]{2,160})\]/g)].map(
      (match) => match[1] ?? '',
    )
    const left = [...new Set(brackets)].filter(
      (words) => /\p{L}/u.test(words) && !titles.has(bare(words)) && !/^(?:\d+|sic|…|\.{3})$/i.test(words),
    )
    if (left.length > 0) {
      warnings.push({
        kind: 'template_text',
        text: `Words stand in square brackets, as a model policy marks what a school fills in: ${left.map((words) => `“${short(words)}”`).join(', ')}.`,
        where,
      })
    }
    return warnings
  })
}

function short(text: string) {
  return text.length > 90 ? `${text.slice(0, 87).trimEnd()}…` : text
}
