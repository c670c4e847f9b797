'use client'
import { startPasskeyStepAction, takePasskeyAction } from './actions'
import { PasskeyButton } from './passkey-button'

async function sign() {
  const begun = await startPasskeyStepAction()
  if (!begun.options) return { message: begun.message }
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return { response: JSON.stringify(await startAuthentication({ optionsJSON: begun.options })) }
}

export const PasskeyStep = ({ next }: { next: string }) => (
  <PasskeyButton ask={sign} action={takePasskeyAction} next={next} label="Use my passkey" primary />
)
