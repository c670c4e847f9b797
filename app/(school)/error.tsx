'use client'
import { Problem } from '@/components/layout/problem'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'

/** Stands in the school's frame, so that the menu still leads elsewhere. */
export default function SchoolError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Problem
      title="Sorry, this page did not work"
      reference={error.digest}
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          <ButtonLink href="/" variant="secondary">
            Go to the start page
          </ButtonLink>
        </>
      }
    >
      <p>The fault is ours, not yours. What was saved and confirmed is safe.</p>
      <p>
        Try again in a minute. If it happens again, tell whoever runs Countersign for the school, and quote the
        reference if one is shown.
      </p>
    </Problem>
  )
}
