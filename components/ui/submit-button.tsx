'use client'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

type Props = Omit<ComponentProps<typeof Button>, 'type'> & {
  pendingText?: string
  /** It was answered, and the next page is on its way. */
  done?: boolean
}

/** Sends its form once: while that is under way it stays in focus but does nothing. */
export function SubmitButton({ children, pendingText = 'One moment…', done = false, onClick, ...rest }: Props) {
  const pending = useFormStatus().pending || done
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      <span aria-live="polite">{pending ? pendingText : children}</span>
    </Button>
  )
}
