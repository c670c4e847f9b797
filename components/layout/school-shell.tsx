import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { SkipLink } from '@/components/ui/skip-link'
import { AccentSheet } from './accent-sheet'
import { FoldingMenu } from './folding-menu'
import { type NavItem, NavLinks } from './nav-links'
import { accentClass, type ShellSchool } from './school'
import { SchoolName } from './school-name'
import { SiteFooter } from './site-footer'
import { type SchoolChoice, type ShellUser, UserMenu } from './user-menu'

type Props = {
  school: ShellSchool
  nav: readonly NavItem[]
  user: ShellUser
  schools?: readonly SchoolChoice[]
  userLinks?: readonly { href: string; label: string }[]
  /** A form with one button. */
  signOut: ReactNode
  homeHref?: string
  /** Stands between head and content, as the demo's notice. */
  notice?: ReactNode
  children: ReactNode
}

/** The frame of every page for the school's own people: a contents column beside the work. */
export function SchoolShell({ school, nav, user, schools, userLinks, signOut, homeHref, notice, children }: Props) {
  return (
    <div className={`${accentClass(school)} flex min-h-dvh flex-col bg-surface`}>
      <AccentSheet school={school} />
      <SkipLink />
      <header className="no-print border-accent border-t-[5px] border-b border-b-rule bg-paper">
        <div className="mx-auto flex w-full max-w-[90rem] items-center justify-between gap-4 px-4 py-2.5 sm:px-6">
          <SchoolName school={school} href={homeHref} />
          <UserMenu user={user} schools={schools} links={userLinks} signOut={signOut} />
        </div>
        <FoldingMenu
          className="border-rule border-t bg-surface lg:hidden"
          summaryClassName="flex min-h-11 items-center gap-2 px-4 font-semibold sm:px-6"
          summary={
            <>
              <Icon name="menu" /> Menu
            </>
          }
        >
          <nav aria-label="Main menu" className="pb-3">
            <NavLinks items={nav} />
          </nav>
        </FoldingMenu>
      </header>
      {notice}
      <p className="hidden font-semibold print:block">{school.name}</p>
      <div className="mx-auto flex w-full max-w-[90rem] grow">
        <nav aria-label="Main" className="no-print w-60 shrink-0 border-rule border-e py-5 max-lg:hidden">
          <div className="sticky top-4">
            <NavLinks items={nav} />
          </div>
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 grow px-4 py-7 sm:px-6 lg:px-10 lg:py-9 print:p-0">
          {children}
        </main>
      </div>
      <SiteFooter className="max-w-[90rem]" />
    </div>
  )
}
