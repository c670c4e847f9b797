import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import type { RollError } from '@/lib/imports/types'

type Props = { caption: string; rows: readonly RollError[] }

/** What cannot be taken as it is: the file, its row and column, and what to do. */
export const ErrorLines = ({ caption, rows }: Props) => (
  <DataTable
    caption={caption}
    hideCaption
    rows={rows.map((row, at) => ({ ...row, at }))}
    rowKey={({ at }) => String(at)}
    columns={[
      {
        key: 'file',
        header: 'File',
        rowHeader: true,
        cell: ({ source }) => <bdi className="wrap-anywhere">{source}</bdi>,
      },
      { key: 'row', header: 'Row', align: 'end', cell: ({ row }) => row },
      {
        key: 'column',
        header: 'Column',
        cell: ({ column }) =>
          column && (
            <span dir="auto" className="max-sm:wrap-anywhere">
              {column}
            </span>
          ),
      },
      { key: 'text', header: 'What to do', cell: ({ text }) => text },
      {
        key: 'blocks',
        header: 'Until then',
        cell: ({ blocks }) => (
          <span className="whitespace-nowrap">
            {blocks ? (
              <Tag tone="red" icon="alert">
                To mend
              </Tag>
            ) : (
              <Tag tone="grey">Left aside</Tag>
            )}
          </span>
        ),
      },
    ]}
  />
)
