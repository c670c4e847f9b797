'use client'
import { useRef, useState } from 'react'
import type { VerifiedCopy } from '@/lib/documents/types'
import { verifyFileAction } from './actions'
import { hashPdf, NotHashed } from './hash-file'

export type Check = {
  id: number
  name: string
  size: number
  state:
    | { now: 'waiting' }
    | { now: 'reading'; share: number }
    | { now: 'known'; copy: VerifiedCopy }
    | { now: 'unknown' }
    | { now: 'not_checked'; why: string }
}

/** A class's worth. */
export const AT_ONCE = 60

const AWAY = 'We could not be asked just now. Check your connection, and choose the file once more.'

/** The files that were chosen or dropped, each with what is known of it, checked one after the other. */
export function useChecks() {
  const [checks, setChecks] = useState<Check[]>([])
  const last = useRef(0)
  const queue = useRef<Promise<void>>(Promise.resolve())

  const put = (id: number, state: Check['state']) =>
    setChecks((all) => all.map((one) => (one.id === id ? { ...one, state } : one)))

  function add(files: readonly File[]) {
    const fresh = files.slice(0, AT_ONCE).map((file) => {
      last.current += 1
      return { file, check: { id: last.current, name: file.name, size: file.size, state: { now: 'waiting' } } as Check }
    })
    setChecks((all) => [...fresh.map(({ check }) => check), ...all])
    for (const { file, check } of fresh) {
      queue.current = queue.current.then(async () =>
        put(check.id, await checked(file, (state) => put(check.id, state))),
      )
    }
  }
  return { checks, add }
}

async function checked(file: File, show: (state: Check['state']) => void): Promise<Check['state']> {
  try {
    const form = new FormData()
    form.set('sha256', await hashPdf(file, (share) => show({ now: 'reading', share })))
    const answer = await verifyFileAction(form)
    if ('refused' in answer) return { now: 'not_checked', why: answer.refused }
    return answer.copy ? { now: 'known', copy: answer.copy } : { now: 'unknown' }
  } catch (error) {
    return { now: 'not_checked', why: error instanceof NotHashed ? error.message : AWAY }
  }
}
