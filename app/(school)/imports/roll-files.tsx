'use client'
import { useEffect, useRef, useState } from 'react'
import { type FieldError, firstError } from '@/components/ui/field'
import { FileInput } from '@/components/ui/file-input'
import { fileFault, MOST_BYTES, MOST_FILES } from './limits'

const HINT = `.csv, .tsv, .xlsx, or a OneRoster .zip. Choose all files of one export together, or drop them on the field: up to ${MOST_FILES} files, ${MOST_BYTES / 1024 / 1024} MB in all.`

type Props = { label: string; error: FieldError; id?: string; hint?: string }

/** The file field of a roll, a place to drop files on; with a script it says what was chosen, and holds back what is too much. */
export function RollFiles({ label, error, id = 'files', hint = HINT }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const fault = fileFault(files)

  useEffect(() => {
    const form = place.current?.closest('form')
    const forget = () => setFiles([])
    const hold = (event: Event) => {
      if (!fault) return
      event.preventDefault()
      place.current?.querySelector('input')?.focus()
    }
    form?.addEventListener('reset', forget)
    form?.addEventListener('submit', hold, true)
    return () => {
      form?.removeEventListener('reset', forget)
      form?.removeEventListener('submit', hold, true)
    }
  }, [fault])

  const choose = ({ target }: { target: EventTarget }) => {
    if (target instanceof HTMLInputElement) setFiles([...(target.files ?? [])])
  }
  return (
    <div ref={place} onChange={choose} className="[&_.control]:py-5">
      <FileInput
        name="files"
        id={id}
        label={label}
        hint={hint}
        accept=".csv,.tsv,.txt,.xlsx,.zip"
        error={fault ?? (files.length > 0 ? undefined : firstError(error))}
        multiple
        required
      />
      <ul aria-live="polite" className="mt-2 grid">
        {files.map(({ name, size }) => (
          <li key={`${name}${size}`} className="flex flex-wrap justify-between gap-x-4 border-rule border-b py-1">
            <bdi className="wrap-anywhere">{name}</bdi>
            <span className="text-ink-soft tabular-nums">{sizeText(size)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
