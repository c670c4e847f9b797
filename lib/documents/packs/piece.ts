import { log } from '@/lib/log'
import { isUnavailable } from '@/lib/unavailable'
import type { FormStyle } from '../types'
import type { LabelSheet } from './types'

export type PackItem = { position: number; requestId: string; documentId: string | null; code: string | null }

/** What a job prints, and how. */
export type PackJob = {
  schoolId: string
  accountId: string
  title: string
  style: FormStyle
  sheet: LabelSheet
  firstLabel: number
  items: PackItem[]
}

/** The row that a printed form's code leads to. */
export type FormRow = {
  code: string
  schoolId: string
  requestId: string
  agreementVersionId: string
  style: FormStyle
  pages: number
  printedById: string
}

type Drawn = { bytes: Uint8Array; pages: number; form?: FormRow }
/** A file that begins on a sheet of its own, for so many items; or why an item was left out. */
export type Piece = { items: number[] } & (Drawn | { trouble: string })

const AT_ONCE = 50

/** Items as they are read, some at a time. */
export function* batches<Item>(items: readonly Item[], size = AT_ONCE): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

/** Draws an item; what is wrong with it alone leaves it out, and the rest goes on. */
export async function orLeftOut(position: number, draw: () => Promise<Drawn>): Promise<Piece> {
  try {
    return { items: [position], ...(await draw()) }
  } catch (error) {
    // Without a database nothing goes on: the job is tried again.
    if (isUnavailable(error)) throw error
    log.warn({ error: String(error) }, 'One form or copy of a pack could not be printed')
    return { items: [position], trouble: (error instanceof Error ? error.message : String(error)).slice(0, 300) }
  }
}
