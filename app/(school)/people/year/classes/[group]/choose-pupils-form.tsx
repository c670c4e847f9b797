'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Choice } from '@/components/ui/choice'
import { type ChoiceItem, Radios } from '@/components/ui/choices'
import { DataTable } from '@/components/ui/data-table'
import { FieldErrorText } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import { YEAR_GROUPS, yearGroupLabel } from '@/lib/schools/types'
import { choosePupilsAction } from '../../actions'

/** `born` tells two of one name apart. */
export type PupilRow = { id: string; name: string; born?: string; fate: string; own: boolean; nextClass: string | null }

type Props = {
  turnId: string
  seen: string
  /** Where the page is that is shown again. */
  back: string
  withYearGroup: boolean
  outcomes: readonly ChoiceItem[]
  usualClass: string
  rows: readonly PupilRow[]
  options: readonly Option[]
}

/** The pupils of a class with a box each, and what becomes of those that are ticked. */
export function ChoosePupilsForm({ turnId, seen, back, withYearGroup, outcomes, usualClass, rows, options }: Props) {
  return (
    <FieldsForm
      action={choosePupilsAction}
      hidden={{ turnId, seen, back }}
      initial={{ nextClass: 'usual' }}
      submitText="Save for those ticked"
      cancelHref="/people/year/classes"
      width="wide"
    >
      {({ field, text, error, all }) => (
        <>
          <FieldErrorText id="personIds" error={error('personIds')} />
          <DataTable
            caption="Pupils and what becomes of them"
            hideCaption
            rows={rows.map((row, index) => ({ ...row, index }))}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                header: 'Pupil',
                rowHeader: true,
                cell: ({ id, name, born, index }) => (
                  <Choice
                    key={String(all('personIds').includes(id))}
                    type="checkbox"
                    id={index === 0 ? 'personIds' : `pupil-${id}`}
                    name="personIds"
                    value={id}
                    label={<bdi>{name}</bdi>}
                    hint={born}
                    defaultChecked={all('personIds').includes(id)}
                  />
                ),
              },
              {
                key: 'fate',
                header: 'What becomes of them',
                cell: ({ fate, own }) => <span className={`block sm:py-2 ${own ? 'font-semibold' : ''}`}>{fate}</span>,
              },
              {
                key: 'next',
                header: 'Class then',
                cell: ({ nextClass }) => <bdi className="block sm:py-2">{nextClass ?? 'None'}</bdi>,
              },
            ]}
          />
          <div className="no-print mt-8 grid max-w-[40rem] gap-6">
            <h2>Those ticked</h2>
            <Radios
              name="outcome"
              legend="What becomes of those ticked?"
              items={outcomes}
              defaultValue={text('outcome')}
              error={error('outcome')}
            />
            {withYearGroup && (
              <Select
                {...field('nextYearGroup')}
                label="Year group then"
                placeholder="Choose a year group"
                options={YEAR_GROUPS.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
              />
            )}
            <Select
              {...field('nextClass')}
              label="Class then"
              hint="Of those who stay"
              options={[
                { value: 'usual', label: withYearGroup ? 'No class yet' : `As the rest of the class (${usualClass})` },
                ...(withYearGroup ? [] : [{ value: 'none', label: 'No class' }]),
                ...options,
              ]}
            />
          </div>
        </>
      )}
    </FieldsForm>
  )
}
