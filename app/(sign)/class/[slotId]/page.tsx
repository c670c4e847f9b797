import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AgreementText } from '@/components/agreements/agreement-text'
import { ReadAloud } from '@/components/signing/read-aloud'
import { spokenText } from '@/components/signing/spoken-text'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { noteOpened } from '@/lib/signing/commands/draft'
import { getDraft, getSigningForm } from '@/lib/signing/queries'
import { getClassName } from '@/lib/signing/queries/class-list'
import { requireDevice } from '../device'
import { PupilForm } from './pupil-form'

export const metadata: Metadata = { title: 'Your form' }

export default async function PupilFormPage({ params, searchParams }: PageProps<'/class/[slotId]'>) {
  const [{ slotId }, { again }] = await Promise.all([params, searchParams])
  const device = await requireDevice()
  const form = await getSigningForm(device, slotId)
  const asked = form?.slots[0]
  if (!form || !asked) notFound()
  if (asked.answered) redirect('/class/names')
  await noteOpened(device, slotId, form.sha256)
  const name = await getClassName(device, slotId)
  // Only the way back from the check page: whoever presses a name begins with an empty form.
  const draft = again ? await getDraft(device, slotId) : null
  const content = { ...form.content, parentDeclaration: null }
  return (
    <>
      <PageHeader caption={`Hello, ${name ?? asked.signerName}`} title={form.title} />
      <p className="no-print mb-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        <ReadAloud lines={[...spokenText(content), form.declaration]} />
        <TextLink href="/class/names" className="inline-flex min-h-(--tap) items-center">
          I am somebody else
        </TextLink>
      </p>
      <div className="[&>div]:text-[1.375rem]">
        <AgreementText content={content} />
      </div>
      <hr className="my-8 border-rule" />
      <PupilForm slotId={slotId} sha256={form.sha256} declaration={form.declaration} kept={draft} />
    </>
  )
}
