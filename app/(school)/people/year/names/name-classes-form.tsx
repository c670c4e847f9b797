'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Checkbox } from '@/components/ui/checkbox'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { nameClassesAction } from '../actions'

type Row = { id: string; name: string; hint: string }
type Props = { turnId: string; seen: string; rows: readonly Row[] }

/** The names of the coming year's classes, each with a box to take the class away. */
export function NameClassesForm({ turnId, seen, rows }: Props) {
  return (
    <FieldsForm
      action={nameClassesAction}
      hidden={{ turnId, seen }}
      initial={Object.fromEntries(rows.map(({ id, name }) => [`name.${id}`, name]))}
      submitText="Save these names"
      cancelHref="/people/year"
    >
      {({ field, ticked }) => (
        <>
          {rows.length === 0 && <p className="text-ink-soft">No classes yet. Add the first ones below.</p>}
          <ul className="grid gap-5">
            {rows.map(({ id, name, hint }) => (
              <li key={id} className="flex flex-wrap items-end gap-x-6 gap-y-1 border-rule border-b pb-4">
                <div className="min-w-0 flex-[1_1_14rem]">
                  <TextInput {...field(`name.${id}`)} label={<>Name of {<bdi>{name}</bdi>}</>} hint={hint} />
                </div>
                <Checkbox
                  name={`remove.${id}`}
                  value="yes"
                  defaultChecked={ticked(`remove.${id}`)}
                  label={
                    <>
                      Take away<span className="sr-only"> {name}</span>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
          <TextArea {...field('added')} label="Further classes" hint="One name on each line." optional rows={4} />
        </>
      )}
    </FieldsForm>
  )
}
