import type { ComponentProps } from 'react'
import { type ButtonVariant, buttonLook } from './button-look'

type Props = ComponentProps<'button'> & { variant?: ButtonVariant; small?: boolean; wide?: boolean }

export function Button({
  variant = 'primary',
  small = false,
  wide = false,
  type = 'button',
  className = '',
  ...rest
}: Props) {
  return <button type={type} className={`${buttonLook(variant, small, wide)} ${className}`} {...rest} />
}
