import type { ReactNode } from 'react'
import { SkipLink } from '@/components/ui/skip-link'
import { AccentSheet } from './accent-sheet'
import { accentClass, type ShellSchool } from './school'
import { SchoolName } from './school-name'
import { SiteFooter } from './site-footer'

type Props = {
  school: ShellSchool
  /** Whose forms these are, in words: "Forms for Amara Okafor". */
  owner?: ReactNode
  /** Whom to ask: a sentence with an address or telephone number. */
  help?: ReactNode
  /** A form with one button, or a way back. */
  aside?: ReactNode
  notice?: ReactNode
  children: ReactNode
}

/** The frame of every page a signer sees: the school's letterhead above one white sheet, large type, large targets. */
export function SignShell({ school, owner, help, aside, notice, children }: Props) {
  return (
    <div className={`${accentClass(school)} signing flex min-h-dvh flex-col`}>
      <AccentSheet school={school} />
      <SkipLink />
      <header className="border-accent border-t-[6px]">
        <div className="mx-auto flex w-full max-w-[50rem] items-center justify-between gap-x-4 px-4 py-4 sm:px-8 md:px-12">
          <SchoolName school={school}>
            {owner && <p className="text-[1rem] text-ink-soft leading-snug">{owner}</p>}
          </SchoolName>
          {aside && <div className="no-print shrink-0 text-[1rem]">{aside}</div>}
        </div>
      </header>
      {notice}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto mb-8 w-full max-w-[50rem] border-rule sm:w-[calc(100%-2rem)] border-y bg-surface px-4 py-7 text-[1.125rem] sm:rounded-[6px] sm:border sm:px-8 sm:py-10 md:px-12 print:border-0 print:p-0"
      >
        {children}
      </main>
      <SiteFooter className="max-w-[50rem] sm:px-8 md:px-12">{help}</SiteFooter>
    </div>
  )
}
