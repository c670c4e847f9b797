import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button-link'
import { ConfirmationPanel } from '@/components/ui/confirmation-panel'
import { FormActions } from '@/components/ui/form-actions'
import { getSigningForm } from '@/lib/signing/queries'
import { listClass } from '@/lib/signing/queries/class-list'
import { requireDevice } from '../../device'

export const metadata: Metadata = { title: 'Thank you' }

export default async function PupilDonePage({ params }: PageProps<'/class/[slotId]/done'>) {
  const { slotId } = await params
  const device = await requireDevice()
  const asked = (await getSigningForm(device, slotId))?.slots[0]
  if (!asked?.answered) redirect('/class/names')
  const pupils = await listClass(device)
  const pupil = pupils.find(({ personId }) => personId === asked.signerId)
  const next = pupil?.slotId
  return (
    <>
      <ConfirmationPanel title={`Thank you, ${pupil?.name ?? asked.signerName}!`}>
        <p>{next ? 'You have one more form to sign.' : 'You have signed. Please hand on the tablet.'}</p>
      </ConfirmationPanel>
      <FormActions>
        {next ? (
          <ButtonLink href={`/class/${next}` as Route}>Go to the next form</ButtonLink>
        ) : (
          <ButtonLink href="/class/names">Next child: go to the names</ButtonLink>
        )}
      </FormActions>
    </>
  )
}
