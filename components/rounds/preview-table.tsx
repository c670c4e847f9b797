import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import type { PlannedView } from '@/lib/rounds/types'

type Props = {
  caption: ReactNode
  rows: readonly PlannedView[]
  /** Says what has to be mended in place of why they are asked. */
  trouble?: boolean
  empty?: ReactNode
}

/** The requests that a round would make: about whom, which form, why, and who signs. */
export function PreviewTable({ caption, rows, trouble = false, empty }: Props) {
  const columns: Column<PlannedView>[] = [
    { key: 'name', header: 'Name', rowHeader: true, cell: Name },
    {
      key: 'form',
      header: 'Form',
      cell: ({ agreementTitle, audience }) => (
        <>
          {agreementTitle}
          <span className="block text-[0.9375em] text-ink-soft">{AUDIENCE_LABELS[audience]}</span>
        </>
      ),
    },
    trouble
      ? { key: 'trouble', header: 'What is missing', cell: (row) => row.trouble }
      : { key: 'reason', header: 'Because', cell: Reason },
    { key: 'signers', header: 'Who signs', cell: Signers },
  ]
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.agreementId} ${row.personId} ${row.audience}`}
      empty={empty}
    />
  )
}

const Name = ({ personId, personName }: PlannedView) => (
  <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
    <bdi>{personName}</bdi>
  </TextLink>
)

const Reason = ({ reason, className }: PlannedView) => `${reason}${className ? `, ${className}` : ''}`

function Signers({ signers, personId }: PlannedView) {
  if (signers.length === 0) return <span className="text-warn">Nobody</span>
  return (
    <ul>
      {signers.map((signer) => (
        <li key={`${signer.kind}${signer.personId}`}>
          {signer.personId === personId ? (
            signer.kind === 'pupil' ? (
              'The pupil'
            ) : (
              'Themself'
            )
          ) : (
            <TextLink href={`/people/${signer.personId}`}>
              <bdi>{signer.name}</bdi>
            </TextLink>
          )}
          {!signer.reachable && <span className="text-warn"> (not reached)</span>}
        </li>
      ))}
    </ul>
  )
}
