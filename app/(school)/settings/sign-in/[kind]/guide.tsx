import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import type { OpenIdKind } from '@/lib/auth/openid/types'

/** What to do at the maker's console before the form below can be filled in. */
export function Guide({ kind, redirectAddress }: { kind: OpenIdKind; redirectAddress: string }) {
  return (
    <section aria-labelledby="guide">
      <h2 id="guide">First, at {WHERE[kind]}</h2>
      <ol className="mt-3 grid list-decimal gap-2 ps-6">{STEPS[kind]}</ol>
      <p className="mt-5 font-semibold" id="redirect">
        Redirect address
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <code className="min-w-0 select-all break-all rounded-[4px] border border-rule bg-paper px-3 py-2">
          {redirectAddress}
        </code>
        <CopyButton text={redirectAddress} label="Copy the address" />
      </div>
    </section>
  )
}

const WHERE: Record<OpenIdKind, string> = {
  google: 'Google',
  microsoft: 'Microsoft',
  other: 'the provider',
}

const STEPS: Record<OpenIdKind, ReactNode> = {
  google: (
    <>
      <li>
        An administrator of your Google Workspace opens Google Cloud’s console and makes a project for Countersign.
      </li>
      <li>On its consent screen, choose “Internal”: then only accounts of your Workspace can sign in.</li>
      <li>
        Make a new OAuth client of the type “Web application”, and enter the redirect address below, to the letter.
      </li>
      <li>Copy the client id and the client secret that Google then shows into the form.</li>
    </>
  ),
  microsoft: (
    <>
      <li>An administrator opens Microsoft Entra’s admin centre and makes a new app registration for Countersign.</li>
      <li>Let it be for accounts in your own directory only (a single tenant).</li>
      <li>Give it a redirect address of the kind “Web”: the one below, to the letter.</li>
      <li>Copy the application (client) id and the directory (tenant) id from its overview into the form.</li>
      <li>Under certificates and secrets, make a client secret, and copy its value. Note the day on which it ends.</li>
      <li>
        People are recognised by the name they sign in with there. Where that is not their mail address, add the
        optional claims “email” and “xms_edov” to the ID token.
      </li>
    </>
  ),
  other: (
    <>
      <li>Register Countersign as a web application that uses the authorisation code flow with PKCE.</li>
      <li>Enter the redirect address below, to the letter.</li>
      <li>Allow the scopes “openid”, “email” and “profile”, and put the verified address into the ID token.</li>
      <li>Copy the client id and the client secret into the form.</li>
    </>
  ),
}
