/** A document of facts under headings, drawn on the school's paper. */
export type Report = {
  title: string
  /** Above the title, in small letters. */
  caption: string
  /** Paragraphs before the first heading. */
  lead: string[]
  school: { name: string; accent: string; crestPng: Uint8Array | null }
  /** At the foot of each page. */
  reference: string
  madeAt: Date
  sections: ReportSection[]
}

export type ReportSection = {
  heading: string
  note?: string
  /** Stands where there is no block. */
  none?: string
  blocks: { title?: string; rows: [label: string, value: string][] }[]
  table?: ReportTable
  /** Begins on a page of its own. */
  ownPage?: boolean
}

/** Rows under headings that stand again on every page; numbers are set to the right. */
export type ReportTable = {
  /** `share` of the paper's width; all of them together are taken as the whole. */
  columns: { label: string; share: number; numbers?: boolean }[]
  rows: { cells: string[]; strong?: boolean }[]
}
