import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { needsSetUp } from '@/lib/accounts/queries/set-up'
import { SetUpForm } from './set-up-form'

export const metadata: Metadata = { title: 'First set-up' }

export default async function SetUpPage() {
  await connection()
  if (!(await needsSetUp())) notFound()
  return (
    <Sheet>
      <PageHeader
        title="First set-up"
        lead="This makes the school and the headteacher’s account. Everything can be changed later."
      />
      <SetUpForm />
    </Sheet>
  )
}
