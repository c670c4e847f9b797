'use client'
import { TextInput } from '@/components/ui/text-input'
import { PasskeyButton } from '../passkey-button'
import { addPasskeyAction, startPasskeyAction } from './actions'

async function make() {
  const begun = await startPasskeyAction()
  if (!begun.options) return { message: begun.message }
  const { startRegistration } = await import('@simplewebauthn/browser')
  return { response: JSON.stringify(await startRegistration({ optionsJSON: begun.options })) }
}

export const PasskeySetUp = ({ next }: { next: string }) => (
  <PasskeyButton ask={make} action={addPasskeyAction} next={next} label="Set up a passkey">
    <div className="mb-4">
      <TextInput
        id="passkey-name"
        name="name"
        label="What you call this device"
        width="half"
        defaultValue="My passkey"
        maxLength={50}
        autoComplete="off"
        required
      />
    </div>
  </PasskeyButton>
)
