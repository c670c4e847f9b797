import { ActionForm } from '@/app/_lib/action-form'
import { keepApartAction } from './actions'

type Props = { firstId: string; secondId: string; names: string }

/** One button for a pair: they are two, and nobody asks again. */
export function ApartForm({ firstId, secondId, names }: Props) {
  const label = (
    <>
      Two people: do not ask again<span className="sr-only"> about {names}</span>
    </>
  )
  return <ActionForm action={keepApartAction} hidden={{ firstId, secondId }} label={label} small />
}
