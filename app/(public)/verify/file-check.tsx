'use client'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { FileInput, takenOut } from '@/components/ui/file-input'
import { CheckedFiles } from './checked-files'
import { AT_ONCE, useChecks } from './use-checks'

/** Takes PDFs by choosing or dropping, hashes them on the device and says of each whether it is a copy, byte for byte. */
export function FileCheck() {
  const { checks, add } = useChecks()
  const area = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const [tooMany, setTooMany] = useState(false)

  const take = (chosen: File[]) => {
    setTooMany(chosen.length > AT_ONCE)
    add(chosen)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was chosen before the script had come
  useEffect(() => {
    const field = area.current?.querySelector('input')
    if (field) take(takenOut(field))
  }, [])

  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside)
  }
  return (
    <>
      {/* The field inside it does the same by keyboard and by touch. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for those who point */}
      <div
        ref={area}
        className={`needs-script rounded-[6px] border-2 border-dashed p-4 sm:p-6 ${over ? 'border-accent bg-accent-tint' : 'border-edge/50'}`}
        onDragEnter={(event) => drag(event, true)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, event.currentTarget.contains(event.relatedTarget as Node | null))}
        onDrop={(event) => {
          drag(event, false)
          take([...event.dataTransfer.files])
        }}
      >
        <FileInput
          name="files"
          label="Choose the file of a copy, or drop it here"
          hint="A PDF, or several. They stay on your device: only a number worked out from each is sent."
          error={tooMany ? `Only the first ${AT_ONCE} files were taken. Choose the others afterwards.` : undefined}
          accept=".pdf,application/pdf"
          multiple
          onFiles={take}
        />
      </div>
      <CheckedFiles checks={checks} />
    </>
  )
}
