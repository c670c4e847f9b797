import type { ReactNode } from 'react'
import { SkipLink } from '@/components/ui/skip-link'
import { TextLink } from '@/components/ui/text-link'
import { ProductMark } from './product-mark'
import { SiteFooter } from './site-footer'

/** The frame of pages that belong to no school; `narrow` sets one column of text on a white sheet. */
export function PublicShell({
  children,
  aside,
  narrow = false,
}: {
  children: ReactNode
  aside?: ReactNode
  narrow?: boolean
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header>
        <div className="mx-auto flex w-full max-w-[72rem] flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 sm:px-6">
          <TextLink
            plain
            href="/"
            className="inline-flex min-h-11 items-center gap-2.5 font-[650] text-[1.25rem] tracking-tight hover:underline"
          >
            <ProductMark />
            Countersign
          </TextLink>
          {aside}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="w-full grow">
        {narrow ? <Sheet>{children}</Sheet> : children}
      </main>
      <SiteFooter className="max-w-[72rem]" />
    </div>
  )
}

/** One column of text on a white sheet. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto mb-10 w-full max-w-[46rem] border-rule sm:w-[calc(100%-2rem)] border-y bg-surface px-4 py-8 sm:rounded-[6px] sm:border sm:px-10 sm:py-10 print:border-0 print:p-0">
      {children}
    </div>
  )
}
