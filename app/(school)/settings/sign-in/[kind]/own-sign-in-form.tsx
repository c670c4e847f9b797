'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { Select } from '@/components/ui/select'
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
  return (
    <section aria-labelledby="form">
      <h2 id="form" className="mb-4">
        Then, here
      </h2>
      <FieldsForm
        action={setOpenIdAction}
        hidden={{ schoolId, kind }}
        initial={{ tenant: saved?.tenant, clientId: saved?.clientId, domains: saved?.domains.join(', ') }}
        kept={kept?.clientId ? kept : null}
        width="full"
        submitText={saved ? 'Save' : 'Save and turn on'}
        pendingText="Saving…"
      >
        {({ field, error }) => (
          <>
            {kind === 'other' ? (
              <Select
                {...field('tenant')}
                label="Issuer"
                hint="Those that whoever runs Countersign has allowed."
                options={issuers.map((issuer) => ({ value: issuer, label: issuer }))}
                placeholder="Choose the issuer"
                required
              />
            ) : (
              <TextInput {...field('tenant')} {...TENANT[kind]} autoComplete="off" required />
            )}
            <TextInput {...field('clientId')} label="Client id" autoComplete="off" required />
            <TextInput
              name="clientSecret"
              type="password"
              label="Client secret"
              hint={
                saved
                  ? 'One is saved, and is shown to nobody. Leave this empty to keep it.'
                  : 'It is kept encrypted, and shown to nobody.'
              }
              error={error('clientSecret')}
              autoComplete="off"
              required={!saved}
            />
            <TextInput
              {...field('domains')}
              label="What stands behind the @ of your addresses"
              hint="For example brookfield.sch.uk, pupils.brookfield.sch.uk. Where several schools use this Countersign, people find yours by it."
              autoComplete="off"
              optional
            />
          </>
        )}
      </FieldsForm>
    </section>
  )
}
