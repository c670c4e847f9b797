import type { ReactNode } from 'react'
import { LeaverLines } from '@/components/imports/leaver-lines'
import { PersonLines } from '@/components/imports/person-lines'
import { TieLines } from '@/components/imports/tie-lines'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { Pagination } from '@/components/ui/pagination'
import { Tabs } from '@/components/ui/tabs'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { counted } from '@/lib/format/words'
import { searchImportRows } from '@/lib/imports/queries/search-import-rows'
import type { ImportSummary, ImportView } from '@/lib/imports/view-types'
import { hrefOf, LIST_WORDS, LISTS, type ListName, type View } from './view-address'

type Props = { actor: Actor; one: ImportView; summary: ImportSummary; view: View }

/** Everybody whom an import concerns, a tab for each kind of change. */
export async function ImportLists({ actor, one, summary, view }: Props) {
  const list = view.list ?? LISTS.find((name) => summary.sections[name] > 0) ?? 'new'
  return (
    <section id="list" aria-labelledby="list-title">
      <h2 id="list-title" className="mb-3">
        Name by name<span className="hidden print:inline">: {LIST_WORDS[list]}</span>
      </h2>
      <Tabs
        label="Kinds of change"
        items={LISTS.map((name) => ({
          href: hrefOf(one.id, name, view.search),
          label: LIST_WORDS[name],
          count: summary.sections[name],
          current: name === list,
        }))}
      />
      <FilterBar
        action={`/imports/${one.id}`}
        label="Find somebody in this import"
        submitText="Find"
        hidden={{ show: list }}
        resetHref={view.search ? hrefOf(one.id, list) : undefined}
      >
        <TextInput name="q" type="search" label="Name, e-mail or class" defaultValue={view.search} autoComplete="off" />
      </FilterBar>
      <Lines
        actor={actor}
        importId={one.id}
        list={list}
        view={view}
        erased={one.erased && summary.sections[list] > 0}
      />
    </section>
  )
}

type LinesProps = { actor: Actor; importId: string; list: ListName; view: View; erased: boolean }

async function Lines({ actor, importId, list, view, erased }: LinesProps) {
  const find = async <Name extends ListName>(name: Name) =>
    (await searchImportRows(actor, importId, name, view)) ?? { rows: [], total: 0, page: 1, pageCount: 1 }
  const words = {
    caption: LIST_WORDS[list],
    empty: view.search ? (
      <EmptyState title="Nobody fits" action={<TextLink href={hrefOf(importId, list)}>Show all of this list</TextLink>}>
        Try a part of the name, or another tab.
      </EmptyState>
    ) : (
      <EmptyState title={erased ? 'These lines have been erased' : EMPTY[list]}>
        {erased && 'They are kept for a week after an import; the numbers stay.'}
      </EmptyState>
    ),
  }
  const hrefFor = (page: number) => hrefOf(importId, list, view.search, page)
  if (list === 'left') {
    const found = await find(list)
    return (
      <Paged {...found} hrefFor={hrefFor}>
        <LeaverLines rows={found.rows} {...words} />
      </Paged>
    )
  }
  if (list === 'ties') {
    const found = await find(list)
    return (
      <Paged {...found} hrefFor={hrefFor}>
        <TieLines rows={found.rows} {...words} />
      </Paged>
    )
  }
  const found = await find(list)
  return (
    <Paged {...found} hrefFor={hrefFor}>
      <PersonLines section={list} rows={found.rows} {...words} />
    </Paged>
  )
}

type PagedProps = {
  total: number
  page: number
  pageCount: number
  hrefFor: (page: number) => string
  children: ReactNode
}

const Paged = ({ total, page, pageCount, hrefFor, children }: PagedProps) => (
  <>
    <p className="mb-3 text-ink-soft" role="status">
      {counted(total, 'line')}
      {pageCount > 1 && `, page ${page} of ${pageCount}`}
    </p>
    {children}
    <Pagination page={page} pageCount={pageCount} hrefFor={hrefFor} label="Pages of this list" />
  </>
)

const EMPTY: Record<ListName, string> = {
  new: 'Nobody is new',
  changed: 'Nobody’s details change',
  moved: 'Nobody changes class',
  left: 'Nobody leaves',
  ties: 'No family changes',
  unchanged: 'Nobody stays as they are',
}
