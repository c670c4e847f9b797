import type { Metadata, Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft, getSigningForm } from '@/lib/signing/queries'
import { getClassName } from '@/lib/signing/queries/class-list'
import { requireDevice } from '../../device'
import { ThatIsMeForm } from './that-is-me-form'

export const metadata: Metadata = { title: 'Is this you?' }

export default async function PupilCheckPage({ params }: PageProps<'/class/[slotId]/check'>) {
  const { slotId } = await params
  const device = await requireDevice()
  const form = await getSigningForm(device, slotId)
  const asked = form?.slots[0]
  if (!form || !asked) notFound()
  const name = (await getClassName(device, slotId)) ?? asked.signerName
  // The second of two presses finds the form signed, and says so.
  if (asked.answered) redirect(`/class/${slotId}/done` as Route)
  const draft = await getDraft(device, slotId)
  const one = (field: string) => draft?.[field]?.[0] || null
  if (!draft?.outcome || one('sha256') !== form.sha256) redirect(`/class/${slotId}` as Route)
  const [typed, mark] = [one('typedName'), one('mark')]
  return (
    <>
      <PageHeader title={`Is this you, ${name}?`} lead={form.title} />
      {typed ? (
        <p className="font-semibold text-[2rem]" dir="auto">
          {typed}
        </p>
      ) : (
        // biome-ignore lint/performance/noImgElement: the picture stands in the page itself
        mark && <img src={mark} alt="What you drew" className="max-h-48 max-w-full border border-rule bg-white" />
      )}
      <p className="mt-5">If you press the big button, you have signed.</p>
      <ThatIsMeForm slotId={slotId} name={name} />
      <p className="mt-8 text-[1.125rem] text-ink-soft">{device.teacherName} is with you while you sign.</p>
    </>
  )
}
