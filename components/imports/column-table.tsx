import { DataTable } from '@/components/ui/data-table'
import { type ColumnReading, READ_AS, readAsLabel } from '@/lib/imports/headings/types'

type Props = {
  source: string
  columns: readonly ColumnReading[]
  /** How many columns of other tables stand before these in the form. */
  first: number
  /** What was chosen for the nth column of the form before it came back. */
  chosen: (nth: number) => string | undefined
}

const KNOWN = new Set(READ_AS.flatMap(({ choices }) => choices.map(({ value }) => value)))

/** The headings of one table with some of their values, and a choice of what each holds. */
export function ColumnTable({ source, columns, first, chosen }: Props) {
  const rows = columns.map((column, at) => ({ ...column, nth: first + at }))
  return (
    <DataTable
      caption={<bdi className="wrap-anywhere">{source}</bdi>}
      rows={rows}
      rowKey={({ nth }) => String(nth)}
      columns={[
        {
          key: 'column',
          header: 'Heading',
          rowHeader: true,
          cell: ({ column, nth }) => (
            <label htmlFor={`column-${nth}`} className="block sm:w-40 xl:w-56">
              {column}
            </label>
          ),
        },
        {
          key: 'examples',
          header: 'Such as',
          cell: ({ examples }) =>
            examples.length > 0 ? (
              <ul className="sm:w-44 xl:w-56">
                {examples.slice(0, 3).map((example) => (
                  <li key={example} className="wrap-anywhere">
                    <bdi>{example}</bdi>
                  </li>
                ))}
              </ul>
            ) : (
              <span className="block text-ink-soft sm:w-40 xl:w-56">Empty</span>
            ),
        },
        {
          key: 'readAs',
          header: 'Read as',
          cell: ({ column, headingsKey, readAs, nth }) => (
            <ReadAsChoice {...{ column, headingsKey, nth }} value={chosen(nth) ?? readAs ?? ''} />
          ),
        },
      ]}
    />
  )
}

type Choice = { column: string; headingsKey: string; nth: number; value: string }

function ReadAsChoice({ column, headingsKey, nth, value }: Choice) {
  return (
    <span className="block w-full">
      <input type="hidden" name="headingsKey" value={headingsKey} />
      <input type="hidden" name="column" value={column} />
      <select
        key={value}
        id={`column-${nth}`}
        name="readAs"
        defaultValue={value}
        className={`control w-full sm:w-80 ${value ? '' : 'text-ink-soft'}`}
      >
        <option value="">Left aside</option>
        {value && !KNOWN.has(value) && <option value={value}>{readAsLabel(value)}</option>}
        {READ_AS.map(({ group, choices }) => (
          <optgroup key={group} label={group}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  )
}
