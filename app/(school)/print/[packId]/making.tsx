import { ActionForm } from '@/app/_lib/action-form'
import { UnderWay } from '@/components/ui/under-way'
import { MAIL_FROM, type PackView } from '@/lib/documents/packs/types'
import { cancelPackAction } from '../actions'

const NUMBER = new Intl.NumberFormat('en-GB')

/** A file that is being made: how far it is, and a way to stop it. */
export function Making({ pack: { id, state, done, total } }: { pack: PackView }) {
  return (
    <UnderWay
      href={`/print/${id}`}
      progress={{
        label: state === 'queued' ? 'Waiting for its turn' : 'Being made',
        value: done,
        max: total,
        text: `${NUMBER.format(done)} of ${NUMBER.format(total)}`,
      }}
      away={
        <>
          You can leave this page: it goes on without you, and stands under Print.
          {total >= MAIL_FROM && ' You get a message when it is ready.'}
        </>
      }
    >
      <ActionForm action={cancelPackAction} hidden={{ packId: id }} label="Cancel" />
    </UnderWay>
  )
}
