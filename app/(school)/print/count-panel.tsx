import { ActionForm } from '@/app/_lib/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { SummaryList } from '@/components/ui/summary-list'
import { MAIL_FROM, PACK_KIND_LABELS, type PackCount, type PackKind } from '@/lib/documents/packs/types'
import { counted } from '@/lib/format/words'
import { preparePackAction } from './actions'
import type { Typed } from './choice-address'

const NUMBER = new Intl.NumberFormat('en-GB')

const ITEMS: Record<PackKind, string> = {
  blank_forms: 'Forms',
  signed_copies: 'Copies',
  chase_list: 'People',
  labels: 'Labels',
}

/** What the choice comes to, and the button that has it made. */
export function CountPanel({ kind, typed, count }: { kind: PackKind; typed: Typed; count: PackCount }) {
  const { title, items, people, pages, sheets, missing } = count
  if (items === 0) {
    return (
      <EmptyState title="Nothing to print">
        {kind === 'signed_copies'
          ? 'None of these forms has its copy yet. A copy is made as soon as a form has every signature it needs.'
          : 'Nobody of these is left to sign.'}
      </EmptyState>
    )
  }
  // Of forms and lists one page more or less may come of a long name.
  const about = kind === 'blank_forms' || kind === 'chase_list' ? 'about ' : ''
  return (
    <Panel id="count" title="What it comes to">
      <SummaryList
        rows={[
          { label: 'What', value: PACK_KIND_LABELS[kind] },
          { label: 'For', value: title },
          {
            label: ITEMS[kind],
            value: `${NUMBER.format(items)}${people < items ? `, for ${counted(people, 'person', 'people')}` : ''}`,
          },
          { label: 'Pages', value: `${about}${NUMBER.format(pages)}` },
          { label: 'Sheets of paper', value: `${about}${NUMBER.format(sheets)}` },
        ]}
      />
      {missing > 0 && <p className="mt-4">{counted(missing, 'signed form')} without a copy yet: left out.</p>}
      {items >= MAIL_FROM && (
        <p className="mt-4">This takes a little while. You get a message when it is ready, and need not wait here.</p>
      )}
      <div className="mt-6">
        <ActionForm action={preparePackAction} hidden={{ ...typed, kind }} label="Make the PDF" variant="primary" />
      </div>
    </Panel>
  )
}
