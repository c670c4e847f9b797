'use client'
import { useEffect, useRef, useState } from 'react'
import { TextInput } from '@/components/ui/text-input'
import { accentTheme, contrastRatio, isHexColour, isReadableAccent } from '@/lib/format/accent'

type Props = { name: string; defaultValue: string; error?: string[] }

/** The school's colour with what becomes of it; without a script the preview shows the saved one. */
export function AccentField({ name, defaultValue, error }: Props) {
  const [colour, setColour] = useState(defaultValue)
  return (
    <div className="grid gap-3">
      <TextInput
        name={name}
        type="color"
        label="Colour"
        hint="For buttons, links and the line at the top."
        width="tiny"
        error={error}
        value={colour}
        onChange={(event) => setColour(event.target.value)}
      />
      <Preview colour={colour} />
    </div>
  )
}

function Preview({ colour }: { colour: string }) {
  const preview = useRef<HTMLDivElement>(null)
  // Set by a script, since the page's policy allows no `style` attribute; before that the page's own colours show the saved one.
  useEffect(() => {
    for (const [property, value] of Object.entries(accentTheme(colour))) {
      preview.current?.style.setProperty(property, value)
    }
  }, [colour])
  const readable = isReadableAccent(colour)
  const contrast = isHexColour(colour) ? contrastRatio(colour, '#ffffff').toFixed(1) : '?'
  return (
    <div ref={preview} className="rounded-[4px] border border-rule border-t-[5px] border-t-accent p-4">
      <p className="flex flex-wrap items-center gap-4" aria-hidden="true">
        <span data-fc="border" className="rounded-[4px] bg-accent px-4 py-2 font-semibold text-accent-ink">
          A button
        </span>
        <span className="text-accent underline underline-offset-4">a link</span>
        <span className="rounded-[4px] border border-accent-line bg-accent-tint px-3 py-1">a chosen line</span>
      </p>
      <p className="mt-3" role="status">
        {readable
          ? `Good to read: its contrast on white is ${contrast} to 1.`
          : `Too pale to read on white (${contrast} to 1, at least 4.5 is needed), so it is shown a little darker, as above.`}
      </p>
    </div>
  )
}
