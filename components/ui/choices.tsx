import type { ReactNode } from 'react'
import { Choice } from './choice'
import { Fieldset, type FieldsetProps } from './fieldset'

export type ChoiceItem = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Shared = FieldsetProps & { items: readonly ChoiceItem[]; framed?: boolean }

// The first control carries the bare name as its id: an error summary links there.
const idOf = (name: string, index: number) => (index === 0 ? name : `${name}-${index + 1}`)

type ChoicesProps = Shared & { type: 'checkbox' | 'radio'; chosen: (value: string) => boolean }

function Choices({ items, framed, type, chosen, ...set }: ChoicesProps) {
  return (
    <Fieldset {...set}>
      {items.map((item, index) => {
        const checked = chosen(item.value)
        return (
          <Choice
            key={`${item.value}-${checked}`}
            type={type}
            {...item}
            id={idOf(set.name, index)}
            name={set.name}
            framed={framed}
            defaultChecked={checked}
          />
        )
      })}
    </Fieldset>
  )
}

/** Several tick boxes of one name; the server reads them with `getAll`. */
export const CheckboxGroup = ({ values = [], ...set }: Shared & { values?: readonly string[] }) => (
  <Choices {...set} type="checkbox" chosen={(value) => values.includes(value)} />
)

/** One answer of several. */
export const Radios = ({ defaultValue, ...set }: Shared & { defaultValue?: string }) => (
  <Choices {...set} type="radio" chosen={(value) => value === defaultValue} />
)
