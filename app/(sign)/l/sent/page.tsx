import type { Metadata } from 'next'
import { SignShell } from '@/components/layout/sign-shell'
import { PageHeader } from '@/components/ui/page-header'
import { DEFAULT_ACCENT } from '@/lib/format/accent'

export const metadata: Metadata = { title: 'Look in your e-mail' }

/** The same for every link, so that nobody learns from it which ones the school knows. */
export default function LinkSentPage() {
  return (
    <SignShell school={{ name: 'Your school forms', accent: DEFAULT_ACCENT, crestUrl: null }}>
      <PageHeader title="Look in your e-mail" />
      <div className="grid gap-3">
        <p>If the link was one of ours, a new one is on its way to the same address. It takes a minute or two.</p>
        <p>Nothing there? Look among unwanted mail. We send one new link a day; the office can send more.</p>
      </div>
    </SignShell>
  )
}
