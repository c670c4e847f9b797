import { sectionId } from '@/components/policies/section-id'
import type { DraftView } from '@/lib/policies/queries/get-draft'
import { AUDIENCE_LABELS, sectionHeading } from '@/lib/policies/types'

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The place that a warning speaks of as a link: a section of this page, or a form; without a link when neither is found. */
export function whereOf(draft: DraftView, where: string | null): { place: { href: string; label: string } | null } {
  if (!where) return { place: null }
  const wanted = bare(where)
  const at = draft.sections.findIndex((section) =>
    [sectionHeading(section), section.title, section.number ?? ''].some((name) => bare(name) === wanted),
  )
  if (at >= 0) return { place: { href: `#${sectionId(at)}`, label: where } }
  const form = draft.forms.find(({ title }) => wanted.includes(bare(title)) || bare(title).includes(wanted))
  if (!form) return { place: null }
  const href = `/policies/${draft.policyId}/forms/${form.audience}`
  return { place: { href, label: `the form for ${AUDIENCE_LABELS[form.audience].toLowerCase()}` } }
}
