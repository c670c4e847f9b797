import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { AgreementField } from '@/lib/policies/types'

type Props = { fields: readonly AgreementField[]; values?: Record<string, string[]> }

/** The school's own parts of a form. */
export function FieldInputs({ fields, values }: Props) {
  if (fields.length === 0) return null
  return (
    <section aria-labelledby="fields" className="grid gap-5">
      <div>
        <h2 id="fields">Your school’s own parts</h2>
        <p className="text-ink-soft">
          They stand in the form where it says <code>{'{{name}}'}</code>.
        </p>
      </div>
      {fields.map(({ key, label, hint, value, multiline }) => {
        const name = `field-${key}`
        const shared = {
          name,
          hint: (
            <>
              {hint} <code>{`{{${key}}}`}</code>
            </>
          ),
          label,
          defaultValue: values?.[name]?.[0] ?? value,
        }
        return multiline ? <TextArea key={key} rows={4} {...shared} /> : <TextInput key={key} {...shared} />
      })}
    </section>
  )
}
