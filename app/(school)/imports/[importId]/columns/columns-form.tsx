'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { ColumnTable } from '@/components/imports/column-table'
import type { ColumnReading } from '@/lib/imports/headings/types'
import { changeMappingAction } from '../../actions'

type Props = { importId: string; tables: readonly { source: string; columns: readonly ColumnReading[] }[] }

/** What each column of each table is read as, to be put right. */
export function ColumnsForm({ importId, tables }: Props) {
  const before = tables.map((_, at) => tables.slice(0, at).reduce((sum, { columns }) => sum + columns.length, 0))
  return (
    <FieldsForm
      action={changeMappingAction}
      hidden={{ importId }}
      width="full"
      submitText="Read the files this way"
      pendingText="Keeping your choices…"
      cancelHref={`/imports/${importId}`}
    >
      {({ values }) =>
        tables.map(({ source, columns }, at) => (
          <ColumnTable
            key={source}
            source={source}
            columns={columns}
            first={before[at] ?? 0}
            chosen={(nth) => values?.readAs?.[nth]}
          />
        ))
      }
    </FieldsForm>
  )
}
