'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { startScanAction } from './actions'
import { ScanFiles } from './scan-files'

/** Sends in a stack of paper forms. */
export const SendForm = () => (
  <FieldsForm action={startScanAction} width="full" submitText="Read the scan" pendingText="Sending the files…">
    {({ error }) => <ScanFiles error={error('files')} />}
  </FieldsForm>
)
