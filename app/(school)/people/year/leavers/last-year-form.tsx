'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Select } from '@/components/ui/select'
import { YEAR_GROUPS, yearGroupLabel } from '@/lib/schools/types'
import { setLeaversAction } from '../actions'

export const LastYearForm = ({ turnId, lastYearGroup }: { turnId: string; lastYearGroup: number }) => (
  <FieldsForm
    action={setLeaversAction}
    hidden={{ turnId }}
    initial={{ lastYearGroup: String(lastYearGroup) }}
    submitText="Save the last year group"
    cancelHref="/people/year"
  >
    {({ field }) => (
      <Select
        {...field('lastYearGroup')}
        label="Last year group of the school"
        hint="Its pupils leave, unless you choose otherwise for one of them."
        options={YEAR_GROUPS.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
      />
    )}
  </FieldsForm>
)
