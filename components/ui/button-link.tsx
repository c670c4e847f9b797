import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonLook } from './button-look'
import { TextLink } from './text-link'

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  href: string
  variant?: ButtonVariant
  small?: boolean
  wide?: boolean
}

export function ButtonLink({ variant = 'primary', small = false, wide = false, className = '', ...rest }: Props) {
  return <TextLink plain className={`${buttonLook(variant, small, wide)} no-print ${className}`} {...rest} />
}
