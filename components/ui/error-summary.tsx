'use client'
import { useEffect, useRef } from 'react'

// One object for all renders, so that the effect sees no change where there is none.
const NONE: Props['errors'] = {}

type Props = {
  /** What the whole form has wrong, when no field is to blame. */
  message?: string
  errors?: Record<string, readonly string[] | undefined>
  /** The heading; the fields and their errors follow it. */
  title?: string
  /** Where a field's link leads when its control has another id than its name. */
  targets?: Record<string, string>
}

/** What has to be mended, at the top of the page: takes the focus each time it comes, and links to each field. */
export function ErrorSummary({ message, errors = NONE, title = 'Please look at this again', targets = {} }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const items = Object.entries(errors ?? {}).flatMap(([field, texts]) => (texts ?? []).map((text) => ({ field, text })))
  const signature = JSON.stringify([message, items])
  const empty = !message && items.length === 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of errors must take the focus again
  useEffect(() => box.current?.focus(), [signature, errors])

  if (empty) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mb-6 rounded-[4px] border-2 border-danger bg-danger-tint p-4 sm:p-5"
    >
      <h2 className="text-[1.2em]">{title}</h2>
      {message && <p className="mt-1">{message}</p>}
      {items.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {items.map(({ field, text }) => (
            <li key={`${field}${text}`}>
              <a
                href={`#${targets[field] ?? field}`}
                className="inline-flex min-h-(--tap) items-center font-semibold text-danger underline underline-offset-4"
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
