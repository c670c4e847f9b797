import { type FieldError, FieldErrorText } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import type { ClauseKind } from '@/lib/policies/types'

type Props = {
  parts: readonly { kind: ClauseKind; points: string }[]
  values?: Record<string, string[]>
  error?: FieldError
}

const KINDS = [
  { value: 'will', label: 'I will…' },
  { value: 'will_not', label: 'I will not…' },
  { value: 'understand', label: 'I understand…' },
  { value: 'text', label: 'Plain text, each line a paragraph' },
]

const rowsFor = (points: string) =>
  Math.min(22, 1 + points.split('\n').reduce((rows, point) => rows + Math.max(1, Math.ceil(point.length / 70)), 1))

/** The lists of a form in their order, with one empty list at the end to add another. */
export function PartInputs({ parts, values, error }: Props) {
  const typed = values?.points?.map((points, index) => ({ kind: values.kind?.[index] ?? 'will', points }))
  const shown = typed ?? [...parts, { kind: 'will', points: '' }]
  return (
    <section aria-labelledby="parts" className="grid gap-5">
      <div>
        <h2 id="parts">What people agree to</h2>
        <p className="text-ink-soft">One point on each line. A list without points goes when you save.</p>
        <FieldErrorText id="parts" error={error} />
      </div>
      {shown.map(({ kind, points }, index) => {
        const place = index + 1
        const last = index === shown.length - 1
        return (
          <div key={`part-${place}`} className="grid gap-3 border-accent-line border-s-[3px] ps-4">
            <Select
              id={`kind-${place}`}
              name="kind"
              label={last ? 'Add another list' : `List ${place}`}
              options={KINDS}
              defaultValue={kind}
            />
            <TextArea
              id={`points-${place}`}
              name="points"
              label={last ? 'Points of the new list' : `Points of list ${place}`}
              rows={rowsFor(points)}
              defaultValue={points}
            />
          </div>
        )
      })}
    </section>
  )
}
