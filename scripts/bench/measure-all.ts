import { availableParallelism } from 'node:os'
import { Client } from 'pg'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { measureCopies } from './copies'
import { measureReads } from './reads'
import type { Report } from './report'
import { measureSigning } from './signing'

/** Everything in one run against one database, one part after the other. */
export async function measureAll(seconds: number, tell: (part: string) => void): Promise<Report> {
  register()
  const sql = new Client({ connectionString: process.env.DATABASE_URL })
  await sql.connect()
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
