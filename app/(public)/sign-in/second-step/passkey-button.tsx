'use client'
import { type FormEvent, type ReactNode, startTransition, useActionState, useState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'

type Props = {
  /** Asks the device, and returns what it answered as JSON; throws when its owner gives up. */
  ask: () => Promise<{ response: string } | { message?: string }>
  action: (previous: FormState, form: FormData) => Promise<FormState>
  next: string
  label: string
  primary?: boolean
  children?: ReactNode
}

const GIVEN_UP = 'Nothing came from your device. You can try again, or choose another way.'
const UNABLE = 'This browser does not offer passkeys here. Choose another way.'

/** A form that is sent once the device has signed; without a script it is not shown. */
export function PasskeyButton({ ask, action, next, label, primary = false, children }: Props) {
  const [state, send, sending] = useActionState(action, {})
  const [fault, setFault] = useState<string>()
  const [asking, setAsking] = useState(false)
  const busy = asking || sending

  async function press(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setFault(undefined)
    setAsking(true)
    try {
      if (!('credentials' in navigator)) return setFault(UNABLE)
      const answer = await ask()
      if (!('response' in answer)) return setFault(answer.message ?? GIVEN_UP)
      form.set('response', answer.response)
      startTransition(() => send(form))
    } catch {
      setFault(GIVEN_UP)
    } finally {
      setAsking(false)
    }
  }

  return (
    <form onSubmit={press} noValidate className="needs-script">
      <ErrorSummary
        message={busy ? undefined : (fault ?? (state.fieldErrors?.name ? undefined : state.message))}
        errors={busy || fault ? undefined : state.fieldErrors}
      />
      <input type="hidden" name="next" value={next} />
      {children}
      <Button type="submit" variant={primary ? 'primary' : 'secondary'} aria-disabled={busy || undefined}>
        <span aria-live="polite">{busy ? 'Waiting for your device…' : label}</span>
      </Button>
    </form>
  )
}
