import { availableParallelism } from 'node:os'
import { Client } from 'pg'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { measureCopies } from './copies'
import { measureReads } from './reads'
import type { Report } from './report'
import { measureSigning } from './signing'
import { countStatements } from './statements'

/** Everything in one run against one database, one part after the other. */
export async function measureAll(ownerUrl: string, seconds: number, tell: (part: string) => void): Promise<Report> {
  countStatements()
  register()
  // As the owner, who alone may gather statistics for the planner.
  const sql = new Client({ connectionString: ownerUrl })
  await sql.connect()
  // Thousands of rows are joined here before there are statistics of them.
  await sql.query('SET enable_nestloop = off')
  try {
    tell('signing at one school')
    const one = await measureSigning({ sql, schools: 1, seconds })
    tell('signing at 16 schools')
    const many = await measureSigning({ sql, schools: 16, seconds })
    tell('reading')
    const reads = await measureReads(sql)
    tell('drawing copies')
    const copies = await measureCopies(seconds)
    return {
      at: new Date().toISOString(),
      node: process.versions.node,
      processors: availableParallelism(),
      seconds,
      signing: [one, many],
      reads,
      copies,
    }
  } finally {
    await sql.end()
    await db.$disconnect()
  }
}
