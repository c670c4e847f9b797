import { SummaryList } from '@/components/ui/summary-list'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'
import { fingerprintWords, type SealCertificate } from '@/lib/sealing/types'

const ORIGINS = { made: 'Made by Countersign, signed by the school itself', uploaded: 'The school’s own, from a file' }

export const Fingerprint = ({ of }: { of: string }) => (
  <span className="break-words font-mono text-[0.875em]">{fingerprintWords(of)}</span>
)

export const CertificateFiles = ({ of }: { of: string }) => (
  <span>
    <TextLink href={`/api/seal-certificates/${of}.cer`}>Download as .cer</TextLink> or{' '}
    <TextLink href={`/api/seal-certificates/${of}.pem`}>as .pem</TextLink>
  </span>
)

/** Whose certificate seals now, how to know it again, and how long it is good. */
export function CertificateInUse({ certificate, expired }: { certificate: SealCertificate; expired: boolean }) {
  const { subject, origin, fingerprint, validFrom, validUntil } = certificate
  return (
    <SummaryList
      rows={[
        { label: 'Made out to', value: subject },
        { label: 'Where it comes from', value: ORIGINS[origin] },
        {
          label: 'Valid',
          value: (
            <>
              {formatUkDate(validFrom)} to {formatUkDate(validUntil)} {expired && <Tag tone="red">Expired</Tag>}
            </>
          ),
        },
        { label: 'Fingerprint (SHA-256)', value: <Fingerprint of={fingerprint} /> },
        { label: 'For whoever checks a copy', value: <CertificateFiles of={fingerprint} /> },
      ]}
    />
  )
}
