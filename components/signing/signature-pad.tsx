'use client'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import SignaturePadCanvas from 'signature_pad'
import { Button } from '@/components/ui/button'
import { type FieldError, firstError } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Icon } from '@/components/ui/icon'
import { drawnMark, fitCanvas, redraw } from './drawn-mark'

type Props = {
  name: string
  label: string
  hint?: string
  error?: FieldError
  /** A mark drawn before, as the PNG data URL this field sent. */
  defaultValue?: string
  /** Called with the data URL, or '' when the pad is empty again. */
  onChange?: (value: string) => void
}

/** A place to draw a name with a finger, pen or mouse; sends a PNG data URL under 60 kB. Without a script it is not there, and the name is typed. */
export function SignaturePad({ name, label, hint, error, defaultValue = '', onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<SignaturePadCanvas | null>(null)
  // A mark drawn before lies under the strokes until it is cleared or undone.
  const under = useRef(defaultValue)
  const [ready, setReady] = useState(false)
  const [value, setValue] = useState(defaultValue)

  const keep = () => {
    if (!pad.current || !canvas.current) return
    const mark = drawnMark(pad.current, canvas.current)
    setValue(mark)
    onChange?.(mark)
  }
  const keepStroke = useEffectEvent(keep)

  useEffect(() => setReady(true), [])

  useEffect(() => {
    const sheet = canvas.current
    if (!ready || !sheet) return
    const drawing = new SignaturePadCanvas(sheet, { penColor: '#16213d', minWidth: 0.9, maxWidth: 2.8 })
    pad.current = drawing
    const onEnd = () => keepStroke()
    drawing.addEventListener('endStroke', onEnd)
    // A turned phone or a zoomed page gives the canvas another size, which would wipe or stretch it.
    const observer = new ResizeObserver(() => fitCanvas(sheet) && void redraw(drawing, under.current, drawing.toData()))
    observer.observe(sheet)
    return () => {
      observer.disconnect()
      drawing.removeEventListener('endStroke', onEnd)
      drawing.off()
      pad.current = null
    }
  }, [ready])

  const undo = async () => {
    const strokes = pad.current?.toData() ?? []
    if (strokes.length === 0) under.current = ''
    if (pad.current) await redraw(pad.current, under.current, strokes.slice(0, -1))
    keep()
  }
  const clear = () => {
    under.current = ''
    pad.current?.clear()
    keep()
  }

  if (!ready) return null
  return (
    <Fieldset name={name} legend={label} hint={hint} error={error}>
      <div
        id={name}
        tabIndex={-1}
        className={`relative rounded-[4px] bg-surface ${firstError(error) ? 'border-2 border-danger' : 'border border-edge'}`}
      >
        <canvas ref={canvas} className="block h-44 w-full cursor-crosshair touch-none" />
        <div
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-4 bottom-11 flex items-end gap-2 text-ink-soft"
        >
          <Icon name="cross" className="size-4" />
          <span className="grow border-edge border-b border-dashed" />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={() => void undo()} disabled={!value}>
          Undo
        </Button>
        <Button variant="secondary" onClick={clear} disabled={!value}>
          Clear
        </Button>
        <span role="status" className="text-ink-soft">
          {value ? 'Drawn' : 'Nothing drawn yet'}
        </span>
      </div>
      <input type="hidden" name={name} value={value} />
    </Fieldset>
  )
}
