import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { Invitations, Joined, Left, Moved } from '@/lib/rounds/queries/changes'

type Base = Pick<Joined, 'key' | 'personId' | 'name' | 'forms' | 'roundName' | 'at'>

const person = <Row extends Base>(): Column<Row> => ({
  key: 'name',
  header: 'Who',
  rowHeader: true,
  cell: ({ personId, name }) => (
    <TextLink href={`/people/${personId}`} className="inline-block py-0.5">
      <bdi>{name}</bdi>
    </TextLink>
  ),
})
const about = <Row extends Base>(): Column<Row> => ({
  key: 'forms',
  header: 'Forms',
  cell: ({ forms, roundName }) => (
    <>
      {[...new Set(forms)].join(', ')}
      <span className="block text-ink-soft">{roundName}</span>
    </>
  ),
})
const when = <Row extends Base>(): Column<Row> => ({
  key: 'at',
  header: 'When',
  cell: ({ at }) => formatUkDateTime(at),
})

function Part<Row extends Base>(props: {
  id: string
  title: string
  none: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
}) {
  const { id, title, none, rows, columns } = props
  const people = new Set(rows.map(({ personId }) => personId)).size
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-3">
        {title}
        {people > 0 && <span className="font-normal text-ink-soft">: {people}</span>}
      </h2>
      <DataTable
        caption={title}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        empty={<p className="text-ink-soft">{none}</p>}
        columns={columns}
      />
    </section>
  )
}

/** How the invitations of those who sign stand. */
function invited({ sent, queued, failed, none }: Invitations): ReactNode {
  const parts = [
    sent > 0 && `${sent} sent`,
    queued > 0 && `${queued} on the way`,
    failed > 0 && `${failed} failed`,
    none > 0 && `${none} not written to`,
  ].filter(Boolean)
  return parts.join(', ') || 'Nobody to write to'
}

export const JoinedTable = ({ rows }: { rows: readonly Joined[] }) => (
  <Part
    id="joined"
    title="Came, and are asked"
    none="Nobody has come."
    rows={rows}
    columns={[
      person<Joined>(),
      about<Joined>(),
      { key: 'invited', header: 'Invitations', cell: ({ invitations }) => invited(invitations) },
      when<Joined>(),
    ]}
  />
)

export const LeftTable = ({ rows }: { rows: readonly Left[] }) => (
  <Part
    id="left"
    title="Are asked no more"
    none="Nobody’s request was closed."
    rows={rows}
    columns={[
      person<Left>(),
      about<Left>(),
      { key: 'reason', header: 'Why', cell: ({ reason }) => <bdi>{reason}</bdi> },
      when<Left>(),
    ]}
  />
)

export const MovedTable = ({ rows }: { rows: readonly Moved[] }) => (
  <Part
    id="moved"
    title="Moved class"
    none="Nobody has moved class."
    rows={rows}
    columns={[
      person<Moved>(),
      {
        key: 'classes',
        header: 'From and to',
        cell: ({ fromClass, toClass }) => (
          <>
            <bdi>{fromClass ?? 'No class'}</bdi> to <bdi>{toClass ?? 'no class'}</bdi>
          </>
        ),
      },
      about<Moved>(),
      when<Moved>(),
    ]}
  />
)
