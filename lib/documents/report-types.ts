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
}
