'use client'
import { lazy, Suspense, useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type FieldError, firstError } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'

// Fetched when somebody chooses to draw: most type, many of them on a slow telephone.
const SignaturePad = lazy(() =>
  import('./signature-pad').then(
    (pad) => ({ default: pad.SignaturePad }),
    () => ({ default: NoPad }),
  ),
)

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
  const [hasDrawn, setHasDrawn] = useState(drawn)
  const panel = useId()
  useEffect(() => setAble(true), [])
  const draws = able && drawing
  const choose = () => {
    setHasDrawn(true)
    setDrawing(!drawing)
  }
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
      {able && hasDrawn ? (
        <div hidden={!draws}>
          <Suspense fallback={<input type="hidden" name="mark" value={mark ?? ''} />}>
            <SignaturePad
              name="mark"
              label={drawLabel}
              defaultValue={mark}
              error={firstError(errors.mark) ?? firstError(errors.typedName)}
            />
          </Suspense>
        </div>
      ) : (
        <input type="hidden" name="mark" value={mark ?? ''} />
      )}
      {able && (
        <div className="mt-3">
          <Button variant="quiet" className="-ms-5" aria-controls={panel} onClick={choose}>
            {draws ? 'Type the name instead' : 'Draw it instead, with a finger or mouse'}
          </Button>
        </div>
      )}
    </div>
  )
}

/** In the place of a pad that did not come over the network: what was typed on the page stays. */
function NoPad({ name, defaultValue = '' }: { name: string; defaultValue?: string }) {
  return (
    <>
      <p role="status">We could not load the place to draw. Type the name instead.</p>
      <input type="hidden" name={name} value={defaultValue} />
    </>
  )
}
