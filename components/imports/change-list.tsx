import { Icon } from '@/components/ui/icon'
import type { FieldChange } from '@/lib/imports/plan/types'
import { type ChangedField, FIELD_WORDS, valueWords } from './words'

/** Field by field, what stands here now and what would stand here. */
export function ChangeList({ changes }: { changes: readonly FieldChange<ChangedField>[] }) {
  return (
    <ul className="grid gap-1.5">
      {changes.map(({ field, from, to }) => (
        <li key={field} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <span className="text-ink-soft">{FIELD_WORDS[field]}</span>
          <span className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
            <span className="sr-only">from </span>
            <Value text={valueWords(field, from)} look="text-ink-soft line-through decoration-1" />
            <Icon name="right" className="size-[0.7em] text-ink-soft" />
            <span className="sr-only">to </span>
            <Value text={valueWords(field, to)} look="font-semibold" />
          </span>
        </li>
      ))}
    </ul>
  )
}

const Value = ({ text, look }: { text: string | null; look: string }) =>
  text === null ? <span className="text-ink-soft italic">nothing</span> : <bdi className={look}>{text}</bdi>
