import type { ReactNode } from 'react'
import { Choice } from './choice'
import { Fieldset, type FieldsetProps } from './fieldset'

export type ChoiceItem = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Shared = FieldsetProps & { items: readonly ChoiceItem[]; framed?: boolean }

// The first control carries the bare name as its id: an error summary links there.
const idOf = (name: string, index: number) => (index === 0 ? name : `${name}-${index + 1}`)

/** Several tick boxes of one name; the server reads them with `getAll`. */
export function CheckboxGroup({ items, framed, values = [], ...set }: Shared & { values?: readonly string[] }) {
  return (
    <Fieldset {...set}>
      {items.map((item, index) => {
        const checked = values.includes(item.value)
        const id = idOf(set.name, index)
        return (
          <Choice
            key={`${item.value}-${checked}`}
            type="checkbox"
            {...item}
            id={id}
            name={set.name}
            framed={framed}
            defaultChecked={checked}
          />
        )
      })}
    </Fieldset>
  )
}

/** One answer of several. */
export function Radios({ items, framed, defaultValue, ...set }: Shared & { defaultValue?: string }) {
  return (
    <Fieldset {...set}>
      {items.map((item, index) => {
        const checked = item.value === defaultValue
        const id = idOf(set.name, index)
        return (
          <Choice
            key={`${item.value}-${checked}`}
            type="radio"
            {...item}
            id={id}
            name={set.name}
            framed={framed}
            defaultChecked={checked}
          />
        )
      })}
    </Fieldset>
  )
}
