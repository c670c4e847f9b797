import { PreviewTable } from '@/components/rounds/preview-table'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Stat } from '@/components/ui/stat'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { searchName } from '@/lib/format/search-name'
import { counted } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { previewRound } from '@/lib/rounds/queries/preview-round'
import type { RoundPreview, RoundView } from '@/lib/rounds/types'
import { hrefWith, PER_PAGE, type Query, readQuery } from './preview-query'

/** Exactly who will be asked for what and why: counts first, then what cannot be answered, then everybody. */
export async function DraftPreview({ actor, round, query }: { actor: Actor; round: RoundView; query: Query }) {
  const preview = await previewRound(actor, round.id)
  if (!preview) return null
  const { q, audience, page } = readQuery(query)
  const trouble = preview.rows.filter((row) => row.trouble !== null)
  const words = searchName(q).split(' ').filter(Boolean)
  const shown = preview.rows.filter(
    (row) =>
      (!audience || row.audience === audience) &&
      words.every(
        (word) =>
          searchName(row.personName).includes(word) || row.signers.some((s) => searchName(s.name).includes(word)),
      ),
  )
  const pageCount = Math.max(1, Math.ceil(shown.length / PER_PAGE))
  const at = `/rounds/${round.id}`
  return (
    <>
      <Counts preview={preview} />
      {trouble.length > 0 && (
        <div className="mb-8">
          <Panel id="trouble" title={`${counted(trouble.length, 'form')} nobody can be asked for yet`}>
            <Banner tone="warning">
              The round asks for them all the same and shows them as “No contact details” until the record is mended.
            </Banner>
            <PreviewTable caption="Cannot be reached" rows={trouble.slice(0, 100)} trouble />
            {trouble.length > 100 && <p className="mt-3 text-ink-soft">And {trouble.length - 100} more.</p>}
          </Panel>
        </div>
      )}
      <section id="everybody" aria-labelledby="everybody-title" className="scroll-mt-6">
        <h2 id="everybody-title" className="mb-3">
          Everybody who will be asked
        </h2>
        <FilterBar
          action={`${at}#everybody`}
          label="Find in the preview"
          submitText="Find"
          resetHref={q || audience ? `${at}#everybody` : undefined}
        >
          <TextInput name="q" type="search" label="Name" defaultValue={q} autoComplete="off" maxLength={100} />
          <Select
            name="audience"
            label="Group"
            placeholder="All"
            defaultValue={audience}
            options={preview.groups.map((group) => ({ value: group.audience, label: AUDIENCE_LABELS[group.audience] }))}
          />
        </FilterBar>
        <p role="status" className="mb-3 text-ink-soft">
          {counted(shown.length, 'form')}
          {pageCount > 1 && `, page ${page} of ${pageCount}`}
        </p>
        <PreviewTable
          caption="Everybody who will be asked"
          rows={shown.slice((page - 1) * PER_PAGE, page * PER_PAGE)}
          empty={
            preview.rows.length === 0 ? (
              <EmptyState
                title="Nobody fits these agreements"
                action={<TextLink href="/people">Go to the people</TextLink>}
              >
                There is nobody on the roll in the groups that this round asks.
              </EmptyState>
            ) : (
              <EmptyState title="Nobody fits" action={<TextLink href={`${at}#everybody`}>Show everybody</TextLink>} />
            )
          }
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefFor={(number) => `${hrefWith(at, { q, audience, page: number })}#everybody`}
        />
      </section>
    </>
  )
}

function Counts({ preview }: { preview: RoundPreview }) {
  return (
    <section aria-labelledby="counts-title" className="mb-8 rounded-[6px] border border-rule bg-paper p-5 sm:p-7">
      <h2 id="counts-title">Who will be asked</h2>
      <p className="mt-1 text-ink-soft">As the roll stands now. Nothing has been sent.</p>
      <div className="mt-5 flex flex-wrap gap-x-14 gap-y-5">
        <Stat value={preview.rows.length.toLocaleString('en-GB')} label="forms to sign" />
        <Stat value={preview.signers.toLocaleString('en-GB')} label="people with a place to sign" />
        <Stat
          value={preview.messages.toLocaleString('en-GB')}
          label="messages"
          note="One for each person with an address"
        />
      </div>
      <ul className="mt-6 grid gap-x-10 border-rule border-t sm:grid-cols-2">
        {preview.groups.map(({ audience, requests, unreachable }) => (
          <li key={audience} className="flex items-baseline justify-between gap-4 border-rule border-b py-2">
            <span className="font-semibold">{AUDIENCE_LABELS[audience]}</span>
            <span className="text-end tabular-nums">
              {counted(requests, 'form')}
              {unreachable > 0 && <span className="block text-warn">{unreachable} cannot be reached</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
