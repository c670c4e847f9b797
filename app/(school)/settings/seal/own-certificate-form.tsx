'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { FileInput } from '@/components/ui/file-input'
import { TextInput } from '@/components/ui/text-input'
import { uploadSealKeyAction } from './actions'

/** The school's own certificate with its key; neither the key nor the password comes back. */
export function OwnCertificateForm({ schoolId }: { schoolId: string }) {
  return (
    <FieldsForm
      action={uploadSealKeyAction}
      hidden={{ schoolId }}
      width="full"
      variant="secondary"
      submitText="Use this certificate"
      pendingText="Reading the file…"
    >
      {({ error }) => (
        <>
          <FileInput
            name="file"
            label="File with the certificate and its key"
            hint="A .p12 or .pfx file, at most 256 KB. RSA or ECDSA, and meant for signatures."
            accept=".p12,.pfx,application/x-pkcs12"
            error={error('file')}
            required
          />
          <TextInput
            name="password"
            type="password"
            label="Password of the file"
            hint="It opens the file once and is not kept. The key is kept encrypted, and shown to nobody."
            error={error('password')}
            autoComplete="off"
            width="half"
          />
        </>
      )}
    </FieldsForm>
  )
}
