'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { DataTable } from '@/components/ui/data-table'
import { type Option, Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { moveClassesAction } from '../actions'

export type ClassRow = {
  key: string
  field: string
  name: string
  year: string
  pupils: number
  outcome: string
  others: string | null
  leaves: boolean
  nextClassId: string
}

type Props = { turnId: string; seen: string; rows: readonly ClassRow[]; options: readonly Option[] }

/** Every class of this year with the class that it goes into as a whole. */
export function MoveClassesForm({ turnId, seen, rows, options }: Props) {
  return (
    <FieldsForm
      action={moveClassesAction}
      hidden={{ turnId, seen }}
      initial={Object.fromEntries(rows.map(({ field, nextClassId }) => [field, nextClassId]))}
      submitText="Save these classes"
      cancelHref="/people/year"
      width="wide"
    >
      {({ field }) => (
        <DataTable
          caption="Classes and where they go"
          hideCaption
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              header: 'Class now',
              rowHeader: true,
              cell: ({ key, name, year }) => (
                <>
                  <TextLink href={`/people/year/classes/${key}`} className="inline-block py-1">
                    <bdi>{name}</bdi>
                  </TextLink>
                  <span className="block font-normal text-ink-soft">{year}</span>
                </>
              ),
            },
            { key: 'pupils', header: 'Pupils', align: 'end', cell: ({ pupils }) => pupils },
            {
              key: 'outcome',
              header: 'What becomes of them',
              cell: ({ outcome, others }) => (
                <>
                  {outcome}
                  {others && <span className="block text-ink-soft">{others}</span>}
                </>
              ),
            },
            {
              key: 'next',
              header: 'Class then',
              cell: (row) =>
                row.leaves ? (
                  <span className="text-ink-soft">None</span>
                ) : (
                  <Select
                    {...field(row.field)}
                    id={row.field}
                    label={`Class then of ${row.name}, ${row.year}`}
                    hideLabel
                    placeholder="No class"
                    options={options}
                  />
                ),
            },
          ]}
        />
      )}
    </FieldsForm>
  )
}
