import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { FormActions } from '@/components/ui/form-actions'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { PackTargets } from '@/lib/documents/packs/queries'
import type { PackKind } from '@/lib/documents/packs/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'
import type { Typed } from './choice-address'

type Props = {
  kind: PackKind
  typed: Typed
  errors: Record<string, string[] | undefined>
  rounds: readonly { id: string; name: string }[]
  roundId: string | undefined
  targets: PackTargets
}

const STYLES = [
  { value: 'standard', label: 'Standard' },
  { value: 'large_print', label: 'Large print', hint: '18 point and larger throughout' },
  {
    value: 'pictures',
    label: 'Pictures',
    hint: 'A drawing beside each point of the younger pupils’ form; every other form is printed as usual',
  },
]
const SIDES = [
  { value: 'one', label: 'One side of each sheet' },
  { value: 'both', label: 'Both sides', hint: 'Each begins on a front page' },
]
const SHEETS = [
  { value: '21', label: '21 on a sheet', hint: '63.5 × 38.1 mm' },
  { value: '24', label: '24 on a sheet', hint: '63.5 × 33.9 mm' },
]

/** For whom and in which way: a plain GET form, so that what it comes to can be seen before anything is made. */
export function ChoiceForm({ kind, typed, errors, rounds, roundId, targets }: Props) {
  return (
    <form action="/print" method="get" aria-label="What to print, and for whom" className="max-w-[46rem]">
      <input type="hidden" name="kind" value={kind} />
      <div className="grid gap-6">
        <Select
          name="roundId"
          label="Round"
          error={errors.roundId}
          defaultValue={roundId}
          placeholder={kind === 'signed_copies' ? 'All rounds' : undefined}
          options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-5">
          <Select
            name="classId"
            label="Class"
            error={errors.classId}
            defaultValue={typed.classId}
            placeholder="Every class"
            options={targets.classes.map(({ classId, className }) => ({ value: classId, label: className }))}
          />
          <Select
            name="yearGroup"
            label="Year group"
            error={errors.yearGroup}
            defaultValue={typed.yearGroup}
            placeholder="Every year"
            options={targets.yearGroups.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
          />
          <Select
            name="audience"
            label="Form for"
            error={errors.audience}
            defaultValue={typed.audience}
            placeholder="Everyone"
            options={targets.audiences.map((audience) => ({ value: audience, label: AUDIENCE_LABELS[audience] }))}
          />
        </div>
        {kind === 'signed_copies' && (
          <TextInput
            name="search"
            label="Name or reference"
            optional
            hint="Any part of a name, or the reference on the paper"
            error={errors.search}
            defaultValue={typed.search}
          />
        )}
        {kind === 'blank_forms' && (
          <Radios
            name="style"
            legend="How it looks"
            error={errors.style}
            items={STYLES}
            defaultValue={typed.style ?? 'standard'}
          />
        )}
        {kind === 'labels' ? (
          <>
            <Radios
              name="sheet"
              legend="Sheet of labels"
              error={errors.sheet}
              items={SHEETS}
              defaultValue={typed.sheet ?? '21'}
            />
            <TextInput
              name="firstLabel"
              label="First label that is free"
              hint="Counted from the top left, row by row; 1 for a new sheet"
              inputMode="numeric"
              error={errors.firstLabel}
              defaultValue={typed.firstLabel ?? '1'}
            />
          </>
        ) : (
          <Radios name="sides" legend="Sides" error={errors.duplex} items={SIDES} defaultValue={typed.sides ?? 'one'} />
        )}
      </div>
      <FormActions>
        <Button type="submit" variant="secondary">
          Count the sheets
        </Button>
      </FormActions>
    </form>
  )
}
