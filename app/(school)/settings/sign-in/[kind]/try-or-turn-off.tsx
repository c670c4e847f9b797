import { ActionForm } from '@/app/_lib/action-form'
import type { OpenIdKind } from '@/lib/auth/openid/types'
import { tryOpenIdAction, turnOffOpenIdAction } from './actions'

export function TryOrTurnOff({ schoolId, kind }: { schoolId: string; kind: OpenIdKind }) {
  return (
    <>
      <section aria-labelledby="try">
        <h2 id="try">Try it</h2>
        <p className="mt-1 mb-4">
          Countersign asks whether the sign-in is there, calls itself by the right name, and accepts the client id and
          the secret that are saved. Nobody is signed in.
        </p>
        <ActionForm action={tryOpenIdAction} hidden={{ kind }} label="Try it" />
      </section>
      <section aria-labelledby="off">
        <h2 id="off">Turn it off</h2>
        <p className="mt-1 mb-4">
          Nobody comes in this way any more, and the secret is forgotten. Who is signed in stays so until their session
          ends. People are still known when you turn it on again.
        </p>
        <ActionForm action={turnOffOpenIdAction} hidden={{ schoolId, kind }} label="Turn it off" variant="warning" />
      </section>
    </>
  )
}
