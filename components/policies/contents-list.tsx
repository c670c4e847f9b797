import { type PolicySection, sectionHeading } from '@/lib/policies/types'
import { sectionId } from './section-id'

/** Links to the sections of a page; sections within sections stand further in. */
export function ContentsList({ sections, deepest = 2 }: { sections: readonly PolicySection[]; deepest?: number }) {
  const shown = sections
    .map((section, index) => ({ section, id: sectionId(index), heading: sectionHeading(section) }))
    .filter(({ section, heading }) => heading !== '' && section.level <= deepest)
  if (shown.length < 2) return null
  return (
    <nav aria-label="Contents">
      <p className="mb-2 font-semibold">Contents</p>
      <ol className="grid gap-0.5 text-[0.9375em]">
        {shown.map(({ section, id, heading }) => (
          <li key={id} className={section.level > 1 ? 'ps-4' : ''}>
            <a href={`#${id}`} className="link inline-block py-0.5 no-underline hover:underline">
              {heading}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
