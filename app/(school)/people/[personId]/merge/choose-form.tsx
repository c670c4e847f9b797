import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { FormActions } from '@/components/ui/form-actions'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { MERGE_FIELD_LABELS, type MergeField, type MergeView } from '@/lib/people/merging/types'

/** Which value of each differing field stays; nothing is done before the page after it. */
export function ChooseForm({ merge: { kept, other, differing, proposed } }: { merge: MergeView }) {
  const asked = differing.filter((field) => kept.values[field] !== null && other.values[field] !== null)
  return (
    <form action={`/people/${kept.id}/merge/check`} method="get" className="mt-10 max-w-[46rem]">
      <h2 className="mb-4">Yes: choose what stays</h2>
      <input type="hidden" name="with" value={other.id} />
      <div className="grid gap-6">
        {asked.map((field) => (
          <Radios
            key={field}
            name={field}
            legend={MERGE_FIELD_LABELS[field]}
            defaultValue={proposed[field]}
            items={[
              { value: 'kept', label: <bdi>{shown(field, kept.values[field])}</bdi>, hint: 'of the record that stays' },
              {
                value: 'other',
                label: <bdi>{shown(field, other.values[field])}</bdi>,
                hint: 'of the record that goes',
              },
            ]}
          />
        ))}
      </div>
      {asked.length === 0 && <p>Nothing that both of them know differs. What only one of them knows stays.</p>}
      <FormActions>
        <Button type="submit">Go on to check</Button>
        <TextLink href={`/people/${kept.id}`} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}

export const shown = (field: MergeField, value: string | null) =>
  value !== null && field === 'dateOfBirth' ? formatUkDay(value) : (value ?? 'Not known')
