import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { getActor } from '@/lib/auth/session'
import { getDeviceActor } from '@/lib/auth/visit'
import { CodeForm } from './code-form'

export const metadata: Metadata = { title: 'Signing in class' }

export default async function ClassCodePage({ searchParams }: PageProps<'/class'>) {
  const { ended } = await searchParams
  if (await getDeviceActor()) {
    return (
      <>
        <PageHeader title="This tablet is ready" lead="The names of the class are on the next page." />
        <ButtonLink href="/class/names">Go to the names</ButtonLink>
      </>
    )
  }
  const account = await getActor()
  return (
    <>
      <PageHeader
        title="Signing in class"
        lead="Enter the code that your teacher’s screen shows. It works once, on this tablet."
      />
      {ended && <Banner title="The signing session has ended.">Your teacher can start another one.</Banner>}
      {account && (
        <Banner title={`${account.name} is signed in on this device.`}>
          The code signs that account out here, so that children cannot reach it.
        </Banner>
      )}
      <CodeForm />
    </>
  )
}
