'use client'
import { useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { OwnSignInSettings } from '@/lib/schools/types'
import { setOpenIdAction } from './actions'

type Props = { schoolId: string; signIn: OwnSignInSettings; kept: FormState['values'] | null }

const TENANT = {
  google: {
    label: 'Domain of your Google Workspace',
    hint: 'For example brookfield.sch.uk. Accounts of other domains are refused.',
  },
  microsoft: { label: 'Directory (tenant) id', hint: 'Accounts of other directories, and guests, are refused.' },
}

/** What the maker's console gave; the secret goes in and never comes back. */
export function OwnSignInForm({ schoolId, signIn: { kind, saved, issuers }, kept }: Props) {
  const [state, action] = useActionState(setOpenIdAction, { values: kept?.clientId ? kept : undefined })
  const field = (name: string, value: string | undefined) => ({
    name,
    error: state.fieldErrors?.[name],
    defaultValue: state.values?.[name]?.[0] ?? value ?? '',
  })
  return (
    <section aria-labelledby="form">
      <h2 id="form" className="mb-4">
        Then, here
      </h2>
      <form action={action} noValidate>
        <ErrorSummary message={state.message} errors={state.fieldErrors} />
        <input type="hidden" name="schoolId" value={schoolId} />
        <input type="hidden" name="kind" value={kind} />
        <div className="grid gap-6">
          {kind === 'other' ? (
            <Select
              {...field('tenant', saved?.tenant)}
              label="Issuer"
              hint="Those that whoever runs Countersign has allowed."
              options={issuers.map((issuer) => ({ value: issuer, label: issuer }))}
              placeholder="Choose the issuer"
              required
            />
          ) : (
            <TextInput {...field('tenant', saved?.tenant)} {...TENANT[kind]} autoComplete="off" required />
          )}
          <TextInput {...field('clientId', saved?.clientId)} label="Client id" autoComplete="off" required />
          <TextInput
            name="clientSecret"
            type="password"
            label="Client secret"
            hint={
              saved
                ? 'One is saved, and is shown to nobody. Leave this empty to keep it.'
                : 'It is kept encrypted, and shown to nobody.'
            }
            error={state.fieldErrors?.clientSecret}
            autoComplete="off"
            required={!saved}
          />
          <TextInput
            {...field('domains', saved?.domains.join(', '))}
            label="What stands behind the @ of your addresses"
            hint="For example brookfield.sch.uk, pupils.brookfield.sch.uk. Where several schools use this Countersign, people find yours by it."
            autoComplete="off"
            optional
          />
        </div>
        <FormActions>
          <SubmitButton pendingText="Saving…">{saved ? 'Save' : 'Save and turn on'}</SubmitButton>
        </FormActions>
      </form>
    </section>
  )
}
