import type { ReactNode } from 'react'
import { type PolicySection, sectionHeading } from '@/lib/policies/types'
import { SectionBody } from './section-body'
import { sectionId } from './section-id'

type Props = {
  sections: readonly PolicySection[]
  /** What can be done with one section, beside its heading. */
  tools?: (index: number, section: PolicySection) => ReactNode
}

/** A policy's sections as running text; each can be linked to as `#section-1`. */
export function PolicyText({ sections, tools }: Props) {
  return (
    <div className="grid gap-7">
      {sections.map((section, index) => {
        const id = sectionId(index)
        const heading = sectionHeading(section)
        return (
          <section key={id} id={id} tabIndex={-1} aria-label={heading || undefined} className="scroll-mt-4">
            {(heading || tools) && (
              <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
                <Heading level={section.level}>{heading}</Heading>
                {tools?.(index, section)}
              </div>
            )}
            <div className="prose max-w-[40em]" dir="auto">
              <SectionBody text={section.text} />
            </div>
          </section>
        )
      })}
    </div>
  )
}

function Heading({ level, children }: { level: number; children: string }) {
  if (!children) return null
  if (level === 1) return <h2 className="max-w-[26em]">{children}</h2>
  if (level === 2) return <h3 className="max-w-[32em]">{children}</h3>
  return <h4 className="max-w-[32em] text-[1.0625em]">{children}</h4>
}
