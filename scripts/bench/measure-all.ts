import { availableParallelism } from 'node:os'
import { Client } from 'pg'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { measureBrowser } from './browser'
import { measureCopies } from './copies'
import { measureImports } from './imports'
import { measurePacks } from './packs'
import { measureReads } from './reads'
import type { Report } from './results'
import { measureScans } from './scans'
import { measureSeals } from './seals'
import { measureSigning } from './signing'
import { countStatements } from './statements'
import { startWeb, type Web } from './web-server'

/** What can be measured, in the order in which it is; each part adds its own to the report. */
export const PARTS = ['signing', 'reads', 'copies', 'packs', 'imports', 'scans', 'browser'] as const
export type Part = (typeof PARTS)[number]

type Measured = Omit<Report, 'at' | 'node' | 'processors' | 'seconds'>
type Tools = { sql: Client; web: () => Promise<Web>; seconds: number; tell: (part: string) => void }

const MEASURES: Record<Part, (tools: Tools) => Promise<Measured>> = {
  async signing({ sql, web, seconds, tell }) {
    const signing = []
    for (const schools of [1, 16]) {
      tell(schools === 1 ? 'signing at one school' : `signing at ${schools} schools`)
      signing.push(await measureSigning({ sql, web: await web(), schools, seconds }))
    }
    return { signing }
  },
  async reads({ sql, web, tell }) {
    tell('reading')
    return { reads: await measureReads(sql, await web()) }
  },
  async copies({ seconds, tell }) {
    tell('drawing copies')
    const copies = await measureCopies(seconds)
    tell('sealing copies')
    return { copies, seals: await measureSeals(seconds) }
  },
  async packs({ tell }) {
    tell('making packs to print')
    return { packs: await measurePacks() }
  },
  async imports({ sql, web, tell }) {
    tell('importing a roll')
    return { imports: await measureImports(sql, await web()) }
  },
  async scans({ tell }) {
    tell('reading scans')
    return { scans: await measureScans() }
  },
  async browser({ sql, web, tell }) {
    tell('pages in Chromium')
    return { browser: await measureBrowser(sql, await web()) }
  },
}

type Options = {
  ownerUrl: string
  port: number
  seconds: number
  parts: readonly Part[]
  tell: (part: string) => void
  /** Called after each part, so that a run that is broken off leaves what it measured. */
  keep: (report: Report) => void
}

/** Everything in one run against one database, one part after the other. */
export async function measureAll({ ownerUrl, port, seconds, parts, tell, keep }: Options): Promise<Report> {
  countStatements()
  register()
  // As the owner, who alone may gather statistics for the planner.
  const sql = new Client({ connectionString: ownerUrl })
  await sql.connect()
  // Thousands of rows are joined here before there are statistics of them.
  await sql.query('SET enable_nestloop = off')
  let running: Promise<Web> | undefined
  const web = () => {
    running ??= startWeb(port, process.env.BENCH_WEB_OPTIONS?.split(' '))
    return running
  }
  const report: Report = {
    at: new Date().toISOString(),
    node: process.versions.node,
    processors: availableParallelism(),
    seconds,
  }
  try {
    for (const part of parts) {
      Object.assign(report, await MEASURES[part]({ sql, web, seconds, tell }))
      keep(report)
    }
    return report
  } finally {
    await (await running)?.stop()
    await sql.end()
    await db.$disconnect()
  }
}
