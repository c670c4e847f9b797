import type { Metadata } from 'next'
import { AgreementText } from '@/components/agreements/agreement-text'
import { FormChanges } from '@/components/signing/form-changes'
import { slotLabel } from '@/components/signing/groups'
import { ReadAloud } from '@/components/signing/read-aloud'
import { spokenText } from '@/components/signing/spoken-text'
import { Banner } from '@/components/ui/banner'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { londonDay, now } from '@/lib/clock'
import { dueWords } from '@/lib/format/due'
import { formatUkDate } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import { formChanges } from '@/lib/policies/queries/form-changes'
import { noteOpened } from '@/lib/signing/commands/draft'
import { AnswerForm } from '../answer-form'
import { AnsweredView } from '../answered-view'
import { LostForm } from '../lost-form'
import { openForm } from '../open-form'

export const metadata: Metadata = { title: 'Read and sign' }

export default async function SignPage({ params }: PageProps<'/sign/[slotId]'>) {
  const { slotId } = await params
  const opened = await openForm(slotId)
  if (!opened) return <LostForm page={`/sign/${slotId}`} />
  const { signer, form, asked, draft } = opened
  if (asked.answered) return <AnsweredView slot={asked} />
  await noteOpened(signer, slotId, form.sha256)

  const pupil = asked.kind === 'pupil'
  const content = pupil ? { ...form.content, parentDeclaration: null } : form.content
  const newSince = draft?.sha256 && draft.sha256[0] !== form.sha256
  const due = dueWords(asked.dueOn, londonDay(now()))
  const changes = form.previousVersion && formChanges(form.previousVersion.content, form.content)
  return (
    <>
      <p className="no-print mb-3">
        <TextLink href="/sign" className="inline-flex min-h-(--tap) items-center">
          Back to your forms
        </TextLink>
      </p>
      <PageHeader
        caption={`${asked.schoolName} · ${due.overdue ? due.text : `sign ${due.text}`}`}
        title={form.title}
        lead={asked.kind === 'parent' ? `For ${listed(form.slots.map(slotLabel))}` : `For ${asked.signerName}`}
      />
      {newSince && (
        <Banner tone="warning" title="The school published a new version since you began.">
          Read the new text, then tick and sign it. What you typed is kept.
        </Banner>
      )}
      {form.previousVersion && changes && (
        <div className="mb-6 rounded-[4px] border border-rule bg-paper px-4 py-2">
          <Disclosure
            summary={`What changed since you signed version ${form.previousVersion.number} on ${formatUkDate(new Date(form.previousVersion.signedAt))}`}
          >
            <FormChanges changes={changes} leadIn={form.content.leadIn} />
          </Disclosure>
        </div>
      )}
      {pupil && (
        <div className="mb-5">
          <ReadAloud lines={spokenText(content)} />
        </div>
      )}
      <AgreementText content={content} />
      <p className="mt-6 text-ink-soft">
        This is version {form.version} of the form. It belongs to version {form.policyVersion} of “{form.policyTitle}”.
        {pupil && ' Your parent or carer is asked to sign it too.'}
      </p>
      <hr className="my-8 border-rule" />
      <h2 className="mb-5">{pupil ? 'Your promise' : 'Your answer'}</h2>
      <AnswerForm
        slotId={slotId}
        outcome="agreed"
        page={`/sign/${slotId}`}
        sha256={form.sha256}
        declaration={form.declaration}
        forWhom={{
          legend: asked.kind === 'parent' ? 'Sign for' : 'Sign as',
          items: form.slots.map((slot) => ({ value: slot.slotId, label: slotLabel(slot) })),
        }}
        pupil={pupil}
        kept={draft}
      />
    </>
  )
}
