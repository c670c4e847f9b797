import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & { href: string; plain?: boolean }

/** A link inside the product; `plain` leaves its look to `className`. Never fetched ahead: a list may hold hundreds. */
export function TextLink({ href, plain = false, className = '', ...rest }: Props) {
  const look = plain ? className : `link ${className}`
  // Downloads, addresses outside and marks within the page belong to the browser.
  const ours = href.startsWith('/') && !href.startsWith('/api/') && rest.download === undefined
  if (!ours) return <a href={href} className={look} {...rest} />
  return <Link href={href as Route} prefetch={false} className={look} {...rest} />
}
