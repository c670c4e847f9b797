'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type FieldError, firstError } from '@/components/ui/field'
import { FileInput } from '@/components/ui/file-input'
import { Progress } from '@/components/ui/progress'
import { MOST_AT_ONCE, MOST_BYTES, MOST_FILES } from '@/lib/scans/schema'
import { sendPieces } from './send-pieces'

const MB = 1024 * 1024
const HINT = `One PDF with all pages, or photographs as JPEG or PNG, one page each. Up to ${MOST_BYTES / MB} MB.`

const sizeOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0)

function faultOf(files: readonly File[]): string | undefined {
  if (files.length > MOST_FILES) return `Choose ${MOST_FILES} files or fewer.`
  if (sizeOf(files) > MOST_BYTES) return `These files are larger than ${MOST_BYTES / MB} MB together. Send two scans.`
}

/** The file field of a scan; with a script, files that are too large for one form go in pieces. */
export function ScanFiles({ error }: { error: FieldError }) {
  const place = useRef<HTMLDivElement>(null)
  const router = useRouter()
  const [files, setFiles] = useState<readonly File[]>([])
  const [sent, setSent] = useState<number | null>(null)
  const [broken, setBroken] = useState<string>()
  const fault = faultOf(files) ?? broken

  useEffect(() => {
    const form = place.current?.closest('form')
    const inPieces = async (event: Event) => {
      if (sizeOf(files) <= MOST_AT_ONCE) return
      event.preventDefault()
      event.stopPropagation()
      if (sent !== null || faultOf(files)) return void place.current?.querySelector('input')?.focus()
      setSent(0)
      const end = await sendPieces(files, setSent)
      if ('to' in end) return router.push(end.to as Route)
      setSent(null)
      setBroken(end.fault)
    }
    form?.addEventListener('submit', inPieces, true)
    return () => form?.removeEventListener('submit', inPieces, true)
  }, [files, sent, router])

  const choose = ({ target }: { target: EventTarget }) => {
    if (!(target instanceof HTMLInputElement)) return
    setFiles([...(target.files ?? [])])
    setBroken(undefined)
  }
  return (
    <div ref={place} onChange={choose} className="[&_.control]:py-5">
      <FileInput
        name="files"
        label="The scan"
        hint={HINT}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        error={fault ?? (files.length > 0 ? undefined : firstError(error))}
        multiple
        required
      />
      <noscript>
        <p className="mt-2 text-ink-soft">
          Without scripts one sending takes {MOST_AT_ONCE / MB} MB. Send a larger stack in parts.
        </p>
      </noscript>
      {sent !== null && (
        <div className="mt-4" role="status">
          <Progress
            label="Sending"
            value={sent}
            max={sizeOf(files)}
            text={`${Math.round(sent / MB)} of ${Math.ceil(sizeOf(files) / MB)} MB`}
          />
        </div>
      )}
    </div>
  )
}
