import type { SealResult } from './seals'

export type Rate = { perSecond: number; medianMs: number; p95Ms: number }

export type SigningResult = {
  schools: number
  signers: number
  /** Statements behind one POST, its BEGIN and COMMIT among them. */
  statements: number
  /** The check page's POST as a script sends it, and as a browser without one does; each beside the empty action sent so. */
  scripted: Rate
  emptyScripted: Rate
  plain: Rate
  emptyPlain: Rate
  /** The command alone in this process, and bare transactions that write the same rows. */
  command: Rate
  bare: Rate
}

/** Milliseconds of a page at a small and at a large round; `ratio` of the two, and of the large one to the two floors; processor time of the web process at the large one. */
export type ReadResult = {
  page: string
  smallMs: number
  largeMs: number
  ratio: number
  ofEmpty: number
  ofFrame: number
  cpuMs: number
  cpuOfEmpty: number
}

export type CopyResult = {
  keptPerSecond: number
  wholePerSecond: number
  ratio: number
  /** Processor time of one copy. */
  keptCpuMs: number
  wholeCpuMs: number
  cpuRatio: number
  medianMs: number
  p95Ms: number
  /** The longest time for which the process did nothing else. */
  longestHoldMs: number
  memory: { copies: number; rssMb: number }[]
}

/** Packs of signed three-page copies, beside the renderer drawing each of them whole and LibreOffice making the first number of them as letters. */
export type PackResult = {
  packs: {
    copies: number
    pages: number
    seconds: number
    cpuSeconds: number
    /** As long as so many would take, from some of them. */
    wholeSeconds: number
    ratio: number
    cpuRatio: number
    megabytes: number
    /** The most memory that the process ever had. */
    peakMb: number
  }[]
  /** Null where LibreOffice is not installed, or made other than so many letters. */
  mailMergeSeconds: number | null
}

/** Seconds of a roll's check and of its writing by a worker, by the clock and of its processor time, and what other pages took meanwhile for each millisecond of their usual time. */
export type ImportResult = {
  rows: number
  checkSeconds: number
  confirmSeconds: number
  checkCpuSeconds: number
  confirmCpuSeconds: number
  pages: {
    page: string
    usualMs: number
    whileChecked: number
    whileConfirmed: number
    slowestMs: number
    slowestUsualMs: number
  }[]
}

/** Pages of printed forms, damaged and read back; and stacks as one PDF, with the most that the process held. */
export type ScanResult = {
  pages: number
  right: number
  wrong: number
  missed: number
  msPerPage: number
  memory: { pages: number; megabytes: number; seconds: number; peakMb: number }[]
}

/** Kilobytes as fetched, layout shift, and milliseconds on a slow phone until a page is shown and can be used (median). */
export type BrowserResult = {
  page: string
  scriptKb: number
  aboveEmptyKb: number
  documentKb: number
  shift: number
  slowShownMs: number
  slowUsableMs: number
}

/** What was measured in one run; a part that was left out is absent. */
export type Report = {
  at: string
  node: string
  processors: number
  seconds: number
  signing?: SigningResult[]
  reads?: { small: number; large: number; rows: ReadResult[] }
  copies?: CopyResult
  seals?: SealResult
  packs?: PackResult
  imports?: ImportResult
  scans?: ScanResult
  browser?: BrowserResult[]
}
