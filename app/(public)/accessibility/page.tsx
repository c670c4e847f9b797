import type { Metadata } from 'next'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { Prose } from '@/components/ui/prose'

export const metadata: Metadata = { title: 'Accessibility' }

export default function AccessibilityPage() {
  return (
    <Sheet>
      <PageHeader
        title="Accessibility"
        lead="Everyone who is asked to sign should be able to read, decide and sign without help."
      />
      <Prose>
        <h2>What you can do</h2>
        <ul>
          <li>Use every page with a keyboard alone, or with speech.</li>
          <li>Make the text four times as large without losing anything, or use a screen 320 dots wide.</li>
          <li>Listen to every page with a screen reader.</li>
          <li>Keep your own colours, your own fonts and less movement, if your device is set that way.</li>
          <li>Read and sign with JavaScript switched off. Only drawing a signature needs it.</li>
        </ul>

        <h2>Signing in your own way</h2>
        <p>
          You can type your name instead of drawing it. Both count the same. If neither suits you, the school can give
          you the form on paper and enter your answer for you; the record then says so.
        </p>

        <h2>How well it meets the standard</h2>
        <p>
          These pages are built to meet the Web Content Accessibility Guidelines 2.2 at level AA. They are checked by
          automatic tests each time the software changes, and by hand at several sizes of screen.
        </p>

        <h2>What does not work well yet</h2>
        <ul>
          <li>
            The PDF copies are made to be looked at and printed. A screen reader reads their text, but headings and
            lists are not marked. The words you agreed to can be read on the page where you signed.
          </li>
          <li>
            A policy that the school has uploaded from an older document may lack headings where that document had none.
          </li>
        </ul>

        <h2>Tell the school</h2>
        <p>
          If something stops you, tell the school office what you were trying to do. They can help at once, on paper if
          need be, and pass on what should be mended. If the answer does not help, the{' '}
          <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> can advise you.
        </p>
      </Prose>
    </Sheet>
  )
}
