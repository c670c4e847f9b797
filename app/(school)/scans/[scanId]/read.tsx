import { ActionForm } from '@/app/_lib/action-form'
import { PageCards } from '@/components/scans/page-cards'
import { ScannedForms } from '@/components/scans/scanned-forms'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { counted } from '@/lib/format/words'
import type { ScanPageView, ScanView } from '@/lib/scans/types'
import { restorePageAction, throwPagesAwayAction } from '../actions'

/** What became of a scan: the forms to record, and the pages that were set aside. */
export function Read({ scan, name }: { scan: ScanView; name: string }) {
  const { id, forms, setAside, thrownAway, files } = scan
  const waiting = forms.filter(({ recorded, open }) => open && !recorded)
  const [first] = waiting
  const broken = files.filter(({ trouble }) => trouble)
  return (
    <>
      <PageHeader
        title={name}
        caption="Paper forms"
        lead={summaryOf(scan, waiting.length)}
        actions={first && <ButtonLink href={`/scans/${id}/forms/${first.requestId}`}>Record the forms</ButtonLink>}
      />
      {broken.map(({ name: file, trouble }) => (
        <Banner key={file} tone="warning" title={<bdi>{file}</bdi>}>
          {trouble}
        </Banner>
      ))}
      <section aria-labelledby="forms" className="mb-12">
        <h2 id="forms" className="mb-4">
          Forms
        </h2>
        {forms.length > 0 ? (
          <ScannedForms scanId={id} forms={forms} />
        ) : (
          <EmptyState title="No page landed on a form">
            No page has a code of a form that still waits for a signature. Look at those that were set aside.
          </EmptyState>
        )}
      </section>
      <SetAside scan={scan} />
      {setAside.length === 0 && forms.length > 0 && <p className="mb-8 text-ink-soft">No page was set aside.</p>}
      {thrownAway.length > 0 && (
        <Disclosure summary={`In the bin: ${counted(thrownAway.length, 'page')}`}>
          <PageCards pages={thrownAway} actionOf={restoreForm} />
        </Disclosure>
      )}
    </>
  )
}

function SetAside({ scan: { id, setAside } }: { scan: ScanView }) {
  if (setAside.length === 0) return null
  const blank = setAside.filter(({ reason }) => reason === 'blank')
  return (
    <section aria-labelledby="aside" className="mb-10">
      <h2 id="aside" className="mb-2">
        Set aside
      </h2>
      <p className="mb-4 max-w-[46rem] text-ink-soft">
        Nothing is guessed: look at each of these yourself. What nobody deals with is erased after 30 days.
      </p>
      {blank.length > 1 && (
        <div className="mb-4">
          <ActionForm
            action={throwPagesAwayAction}
            hidden={{ scanId: id }}
            label={`Throw away the ${blank.length} empty pages`}
          >
            {blank.map((page) => (
              <input key={page.id} type="hidden" name="pageIds" value={page.id} />
            ))}
          </ActionForm>
        </div>
      )}
      <PageCards
        pages={setAside}
        actionOf={(page) => (
          <ButtonLink small variant="secondary" href={`/scans/${id}/pages/${page.id}`}>
            Look<span className="sr-only"> at page {page.position}</span>
          </ButtonLink>
        )}
      />
    </section>
  )
}

const restoreForm = ({ id, position }: ScanPageView) => (
  <ActionForm
    action={restorePageAction}
    hidden={{ pageId: id }}
    small
    label={
      <>
        Take out<span className="sr-only"> page {position}</span>
      </>
    }
  />
)

function summaryOf({ forms, setAside }: ScanView, waiting: number) {
  const recorded = forms.filter((form) => form.recorded).length
  return [
    waiting > 0 && `${counted(waiting, 'form')} to record`,
    recorded > 0 && `${counted(recorded, 'form')} recorded`,
    setAside.length > 0 && `${counted(setAside.length, 'page')} set aside`,
  ]
    .filter(Boolean)
    .join(' · ')
}
