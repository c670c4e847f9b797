import { DataTable } from '@/components/ui/data-table'
import type { Preparation } from '@/lib/people/queries/get-year'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'

/** The classes of the coming year as they would be. */
export const CheckClasses = ({ preparation: { check, academicYear } }: { preparation: Preparation }) => (
  <section aria-labelledby="classes-title">
    <h2 id="classes-title" className="mb-3">
      Classes in {academicYearLabel(academicYear)}
    </h2>
    <DataTable
      caption="Classes of the new year"
      hideCaption
      rows={check.classes}
      rowKey={({ id }) => id}
      empty={<p className="text-ink-soft">No classes: pupils have a year group only.</p>}
      columns={[
        { key: 'name', header: 'Class', rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'years',
          header: 'Year groups',
          cell: ({ yearGroups }) => yearGroups.map(yearGroupLabel).join(', ') || 'Empty so far',
        },
        { key: 'pupils', header: 'Pupils', align: 'end', cell: ({ pupils }) => pupils },
      ]}
    />
  </section>
)
