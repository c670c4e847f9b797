'use client'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type FieldError, firstError } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { SignaturePad } from './signature-pad'

type Props = {
  label: string
  hint?: string
  drawLabel: string
  name?: string
  mark?: string
  /** Drawing was chosen before. */
  drawn?: boolean
  errors?: { typedName?: FieldError; mark?: FieldError }
  autoComplete?: string
}

/** A name typed or a mark drawn, equal in standing. Without a script the name is typed. What is not chosen stays as it was and does not count. */
export function NameOrMark({ label, hint, drawLabel, name, mark, drawn = false, errors = {}, autoComplete }: Props) {
  const [able, setAble] = useState(false)
  const [drawing, setDrawing] = useState(drawn)
  const panel = useId()
  useEffect(() => setAble(true), [])
  const draws = able && drawing
  return (
    <div id={panel}>
      <input type="hidden" name="way" value={draws ? 'drawn' : 'typed'} />
      <div hidden={draws}>
        <TextInput
          name="typedName"
          label={label}
          hint={hint}
          error={firstError(errors.typedName) ?? (draws ? undefined : firstError(errors.mark))}
          defaultValue={name}
          autoComplete={autoComplete}
          spellCheck={false}
          autoCapitalize="words"
          maxLength={200}
          width="half"
        />
      </div>
      <div hidden={!draws}>
        <SignaturePad
          name="mark"
          label={drawLabel}
          defaultValue={mark}
          error={firstError(errors.mark) ?? firstError(errors.typedName)}
        />
      </div>
      {able && (
        <div className="mt-3">
          <Button variant="quiet" className="-ms-5" aria-controls={panel} onClick={() => setDrawing(!drawing)}>
            {draws ? 'Type the name instead' : 'Draw it instead, with a finger or mouse'}
          </Button>
        </div>
      )}
    </div>
  )
}
