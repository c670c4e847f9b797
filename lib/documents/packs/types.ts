import type { FormStyle } from '../types'

export const PACK_KINDS = ['blank_forms', 'signed_copies', 'chase_list', 'labels'] as const
export type PackKind = (typeof PACK_KINDS)[number]

export const PACK_KIND_LABELS: Record<PackKind, string> = {
  blank_forms: 'Forms to sign on paper',
  signed_copies: 'Signed copies',
  chase_list: 'List to chase',
  labels: 'Labels',
}

export const FORM_STYLE_LABELS: Record<FormStyle, string> = {
  standard: 'Standard',
  large_print: 'Large print',
  pictures: 'Pictures',
}

/** Labels on a sheet of A4, by how many there are. */
export const LABEL_SHEETS = [21, 24] as const
export type LabelSheet = (typeof LABEL_SHEETS)[number]

export type PackState = 'queued' | 'making' | 'ready' | 'failed' | 'cancelled'

/** Why a pack has no page: an answer, and nothing that trying again would change. */
export const NOTHING_TO_PRINT = 'There was nothing to print: see below why.'

/** How long a pack is kept. */
export const PACK_DAYS = 7
/** From so many on, whoever asked for it is told by mail when it is there. */
export const MAIL_FROM = 100

/** What would be printed, before anything is made; pages of forms are counted on one of each. */
export type PackCount = { title: string; items: number; people: number; pages: number; sheets: number; missing: number }

/** One pack as a page shows it. */
export type PackView = {
  id: string
  schoolId: string
  kind: PackKind
  title: string
  style: FormStyle
  duplex: boolean
  state: PackState
  done: number
  total: number
  pages: number
  size: number
  trouble: string | null
  createdAt: Date
  readyAt: Date | null
  expiresAt: Date
}

/** What was left out of a pack and why. */
export type LeftOut = { requestId: string; about: string; title: string; trouble: string }

/** Paper for so many pages; on both sides two of them share a sheet. */
export const sheetsOf = (pages: number, duplex: boolean) => (duplex ? Math.ceil(pages / 2) : pages)
