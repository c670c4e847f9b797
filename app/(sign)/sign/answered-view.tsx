import { whatNext } from '@/components/signing/what-next'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { FormActions } from '@/components/ui/form-actions'
import { PageHeader } from '@/components/ui/page-header'
import { answeredMessage } from '@/lib/signing/queries'
import type { ToSign } from '@/lib/signing/types'

/** In place of a form that has been answered: when, under which reference, and what happens next. */
export function AnsweredView({ slot }: { slot: ToSign }) {
  return (
    <>
      <PageHeader caption={slot.schoolName} title={slot.title} />
      <Banner tone={slot.answered?.outcome === 'declined' ? 'notice' : 'success'} title={answeredMessage(slot)}>
        {whatNext(slot)}
      </Banner>
      <FormActions>
        <ButtonLink href="/sign">Back to your forms</ButtonLink>
        {slot.answered?.documentId && (
          <ButtonLink variant="secondary" href={`/api/copies/${slot.answered.documentId}`}>
            Download your copy (PDF)
          </ButtonLink>
        )}
      </FormActions>
    </>
  )
}
