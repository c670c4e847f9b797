import './fonts.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SoftLinks } from '@/components/ui/soft-links'
import { latin } from './fonts'

export const metadata: Metadata = {
  title: { default: 'Countersign', template: '%s · Countersign' },
  description: 'Where a school gets its agreements read and signed.',
  icons: { icon: '/favicon.svg' },
  robots: { index: false, follow: false },
  // Numbers and dates on these pages are not telephone numbers.
  formatDetection: { telephone: false, date: false, address: false },
  referrer: 'same-origin',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#faf7f1' }

/** Drawn anew for every request: a page made when building could not carry the number that its policy asks of scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en-GB" className={latin.variable}>
      <body>
        {children}
        <SoftLinks />
      </body>
    </html>
  )
}
