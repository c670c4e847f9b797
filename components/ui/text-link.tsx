import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & { href: string; plain?: boolean }

/** A link; `plain` leaves its look to `className`. An ordinary anchor, which `SoftLinks` follows without a new page: a list may hold hundreds. */
export const TextLink = ({ href, plain = false, className = '', ...rest }: Props) => (
  <a href={href} className={plain ? className : `link ${className}`} {...rest} />
)
