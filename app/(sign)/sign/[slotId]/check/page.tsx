import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { slotLabel } from '@/components/signing/groups'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { searchName } from '@/lib/format/search-name'
import { formatUkDate } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import { AnsweredView } from '../../answered-view'
import { openForm } from '../../open-form'
import { SignNowForm } from './sign-now-form'

export const metadata: Metadata = { title: 'Check your answers' }

/** The last look before it is final; everything here was kept by the server. */
export default async function CheckPage({ params }: PageProps<'/sign/[slotId]/check'>) {
  const { slotId } = await params
  const opened = await openForm(slotId)
  const page = `/sign/${slotId}/check`
  if (!opened) return <SignNowForm slotId={slotId} page={page} outcome="agreed" />
  const { form, asked, draft } = opened
  if (asked.answered) return <AnsweredView slot={asked} />
  const one = (name: string) => draft?.[name]?.[0] || null
  const outcome = one('outcome') === 'declined' ? 'declined' : 'agreed'
  const back = outcome === 'declined' ? `/sign/${slotId}/decline` : `/sign/${slotId}`
  // Nothing kept, or kept for another text: the form itself says so.
  if (!draft?.outcome || one('sha256') !== form.sha256) redirect(back as Route)

  const [typed, mark] = [one('typedName'), one('mark')]
  const chosen = form.slots.filter((slot) => draft.slotIds?.includes(slot.slotId))
  const another = typed && searchName(typed) !== searchName(asked.signerName)
  const change = (anchor: string) => ({ href: `${back}#${anchor}` })
  const rows: SummaryRow[] = [
    { label: 'Form', value: `${form.title}, version ${form.version}` },
    {
      label: asked.kind === 'parent' ? 'For' : 'As',
      value: listed(chosen.map(slotLabel)),
      change: form.slots.length > 1 ? change('slotIds') : undefined,
    },
    {
      label: 'Your answer',
      value: outcome === 'agreed' ? 'I agree' : 'I do not agree',
      change: { href: outcome === 'agreed' ? `${back}/decline` : `/sign/${slotId}` },
    },
    ...(outcome === 'declined' ? [{ label: 'Reason', value: one('reason'), change: change('reason') }] : []),
    {
      label: 'Declaration',
      value: outcome === 'agreed' ? form.declaration : form.declineDeclaration,
      change: change('declared'),
    },
    typed
      ? { label: 'Name', value: <span dir="auto">{typed}</span>, change: change('typedName') }
      : { label: 'Drawn name', value: <Mark data={mark} />, change: change('mark') },
    { label: 'Date', value: `${formatUkDate(now())}. The exact time is recorded when you press the button.` },
  ]
  return (
    <>
      <p className="no-print mb-3">
        <TextLink href={back} className="inline-flex min-h-(--tap) items-center">
          Back to the form
        </TextLink>
      </p>
      <PageHeader title="Check your answers" lead="Nothing is signed until you press the button below." />
      {another && (
        <Banner title={`You wrote “${typed}”. The school knows you as ${asked.signerName}.`}>
          If that is how you sign, go on. If these are not your forms, please stop here and tell the school.
        </Banner>
      )}
      <SummaryList rows={rows} />
      {chosen.length < (draft.slotIds?.length ?? 0) ? (
        <div className="mt-7">
          <Banner
            tone="warning"
            title="One of these forms was answered a moment ago, so nothing was sent by this page."
          >
            Look at the form again: it asks for those that are still open.
          </Banner>
          <ButtonLink href={back}>Back to the form</ButtonLink>
        </div>
      ) : (
        <SignNowForm slotId={slotId} page={page} outcome={outcome} count={chosen.length} />
      )}
    </>
  )
}

function Mark({ data }: { data: string | null }) {
  if (!data) return 'Nothing drawn'
  // biome-ignore lint/performance/noImgElement: the picture stands in the page itself
  return <img src={data} alt="Your drawn name" className="max-h-28 max-w-full border border-rule bg-white" />
}
