'use client'
import { Problem } from '@/components/layout/problem'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'

/** Stands in the frame, so that a signer still sees whose forms these are and whom to ask. */
export default function SignError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Problem
      title="Sorry, this page did not work"
      reference={error.digest}
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          <ButtonLink href="/sign" variant="secondary">
            Back to your forms
          </ButtonLink>
        </>
      }
    >
      <p>The fault is ours. Whatever you signed and saw confirmed with a reference is safe.</p>
      <p>If you had just pressed “Sign now”, look at your forms first: they show whether it was recorded.</p>
    </Problem>
  )
}
