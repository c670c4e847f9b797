'use client'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'

/** Leads nowhere else: the tablet stays in the class. */
export default function ClassError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <PageHeader title="Something went wrong" lead="It was not you. Please show this to your teacher." />
      <Button onClick={() => retry()}>Try again</Button>
      {error.digest && <p className="mt-6 text-[1.125rem] text-ink-soft">Error reference: {error.digest}</p>}
    </>
  )
}
