'use client'
import { Problem } from '@/components/layout/problem'
import { PublicShell } from '@/components/layout/public-shell'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'

/** Whatever went wrong was logged on the server under the digest shown here. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PublicShell>
      <Problem
        title="Sorry, this page did not work"
        reference={digestOf(error)}
        actions={
          <>
            <Button onClick={() => retry()}>Try again</Button>
            <ButtonLink href="/" variant="secondary">
              Go to the start page
            </ButtonLink>
          </>
        }
      >
        <p>The fault is ours, not yours. Anything you had already signed and seen confirmed is safe.</p>
        <p>
          Try again in a minute. If it happens again, tell the school office what you were doing and give them the
          reference below.
        </p>
      </Problem>
    </PublicShell>
  )
}

const digestOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined
