'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Radios } from '@/components/ui/choices'
import { listed } from '@/lib/format/words'
import type { PaperForm } from '@/lib/signing/types'
import { assignPageAction } from '../../../actions'

/** Puts a page to one of the forms that were found. */
export const AssignForm = ({ pageId, forms }: { pageId: string; forms: readonly PaperForm[] }) => (
  <FieldsForm action={assignPageAction} hidden={{ pageId }} submitText="Put it to this form" width="full">
    {({ text, error }) => (
      <Radios
        name="requestId"
        legend="The form that this page belongs to"
        defaultValue={text('requestId')}
        error={error('requestId')}
        items={forms.map(({ requestId, about, className, title, version, open }) => ({
          value: requestId,
          label: <bdi>{about}</bdi>,
          hint: (
            <>
              {[className, `${title}, version ${version}`].filter(Boolean).join(' · ')}
              <br />
              Waits for {listed(open.map(({ signer }) => signer))}
            </>
          ),
        }))}
      />
    )}
  </FieldsForm>
)
