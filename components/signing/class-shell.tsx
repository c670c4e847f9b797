import type { ReactNode } from 'react'
import { AccentSheet } from '@/components/layout/accent-sheet'
import { accentClass, type ShellSchool } from '@/components/layout/school'
import { SchoolName } from '@/components/layout/school-name'
import { SkipLink } from '@/components/ui/skip-link'

type Props = { school: ShellSchool; teacher?: string; children: ReactNode }

/** The frame of the class's device: large, plain, and with no way to anything else. */
export function ClassShell({ school, teacher, children }: Props) {
  return (
    <div className={`${accentClass(school)} signing flex min-h-dvh flex-col [--control:3.5rem]`}>
      <AccentSheet school={school} />
      <SkipLink />
      <header className="border-accent border-t-[6px]">
        <div className="mx-auto w-full max-w-[56rem] px-4 py-4 sm:px-8">
          <SchoolName school={school}>
            {teacher && <p className="text-[1rem] text-ink-soft leading-snug">Signing with {teacher}</p>}
          </SchoolName>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto mb-8 w-full max-w-[56rem] grow border-rule border-y bg-surface px-4 py-7 text-[1.375rem] leading-relaxed sm:w-[calc(100%-2rem)] sm:rounded-[6px] sm:border sm:px-10 sm:py-10"
      >
        {children}
      </main>
    </div>
  )
}
