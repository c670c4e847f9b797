import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import { ProductMark } from './product-mark'

const LINKS = [
  { href: '/privacy', label: 'Privacy' },
  { href: '/accessibility', label: 'Accessibility' },
  { href: '/verify', label: 'Check a signed copy' },
]

/** The foot of every page; `children` stand above the links, as whom to ask for help. */
export function SiteFooter({ children, className = '' }: { children?: ReactNode; className?: string }) {
  return (
    <footer className="no-print mt-auto border-rule border-t text-[0.9375rem]">
      <div className={`mx-auto w-full px-4 py-6 sm:px-6 ${className}`}>
        {children && <div className="mb-4">{children}</div>}
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {LINKS.map(({ href, label }) => (
              <li key={href}>
                <TextLink href={href} className="inline-flex min-h-(--tap) items-center">
                  {label}
                </TextLink>
              </li>
            ))}
          </ul>
          <p className="flex items-center gap-2 text-ink-soft">
            <ProductMark className="size-5" />
            Countersign
          </p>
        </div>
      </div>
    </footer>
  )
}
