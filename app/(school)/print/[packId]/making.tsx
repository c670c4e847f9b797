import { ActionForm } from '@/app/_lib/action-form'
import { LookAgain } from '@/components/ui/look-again'
import { Progress } from '@/components/ui/progress'
import { TextLink } from '@/components/ui/text-link'
import { MAIL_FROM, type PackView } from '@/lib/documents/packs/types'
import { cancelPackAction } from '../actions'

const NUMBER = new Intl.NumberFormat('en-GB')

/** A file that is being made: how far it is, and a way to stop it. */
export function Making({ pack: { id, state, done, total } }: { pack: PackView }) {
  return (
    <div className="max-w-[46rem]">
      <Progress
        label={state === 'queued' ? 'Waiting for its turn' : 'Being made'}
        value={done}
        max={total}
        text={`${NUMBER.format(done)} of ${NUMBER.format(total)}`}
      />
      <p className="mt-4">
        You can leave this page: it goes on without you, and stands under Print.
        {total >= MAIL_FROM && ' You get a message when it is ready.'}
      </p>
      <LookAgain />
      <noscript>
        <p className="mt-4">
          <TextLink href={`/print/${id}`} className="inline-block py-1 font-semibold">
            See how far it is now
          </TextLink>
        </p>
      </noscript>
      <div className="mt-8">
        <ActionForm action={cancelPackAction} hidden={{ packId: id }} label="Cancel" />
      </div>
    </div>
  )
}
