import { DataTable } from '@/components/ui/data-table'
import { formatUkDate } from '@/lib/format/uk-time'
import type { SealCertificate } from '@/lib/sealing/types'
import { CertificateFiles, Fingerprint } from './certificate-in-use'

/** Certificates that sealed before: their keys are gone, and copies sealed with them stay good. */
export const EarlierCertificates = ({ certificates }: { certificates: readonly SealCertificate[] }) => (
  <DataTable
    caption="Earlier certificates"
    hideCaption
    rows={certificates}
    rowKey={(certificate) => certificate.id}
    columns={[
      {
        key: 'used',
        header: 'In use',
        rowHeader: true,
        cell: ({ createdAt, retiredAt }) =>
          `${formatUkDate(createdAt)} to ${retiredAt ? formatUkDate(retiredAt) : 'now'}`,
      },
      { key: 'subject', header: 'Made out to', cell: ({ subject }) => subject },
      { key: 'fingerprint', header: 'Fingerprint', cell: ({ fingerprint }) => <Fingerprint of={fingerprint} /> },
      { key: 'files', header: 'Certificate', cell: ({ fingerprint }) => <CertificateFiles of={fingerprint} /> },
    ]}
  />
)
